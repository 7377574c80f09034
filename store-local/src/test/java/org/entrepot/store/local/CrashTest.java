package org.entrepot.store.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.entrepot.store.kit.Contents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final int KILLS = 3;
    private static final int ACKNOWLEDGED_BEFORE_KILL = 120;

    @TempDir
    Path folder;

    /** Per key what may be there: the last acknowledged state, and what was begun after it. */
    private final Map<String, Set<Long>> possible = new HashMap<>();

    @Test
    void everything_acknowledged_before_a_kill_is_there_whole_and_nothing_half() throws Exception {
        Path data = folder.resolve("data");
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(data, 1 + kill * 1_000_000L);
            check(data);
        }
    }

    private void runAndKill(Path data, long first) throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashWriter.class.getName(),
                        data.toString(),
                        Long.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int acknowledged = 0;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words.length < 4) {
                    // The kill cut it.
                    continue;
                }
                acknowledged += note(words[0], words[1], Long.parseLong(words[2]));
                if (acknowledged == ACKNOWLEDGED_BEFORE_KILL) {
                    // SIGKILL; by its handle, because that leaves the stream open: what was printed before is still
                    // read.
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        assertThat(acknowledged).isGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_KILL);
    }

    private int note(String word, String key, long number) {
        if (word.equals("begin")) {
            possible.computeIfAbsent(key, absent -> new HashSet<>(Set.of(0L))).add(number);
            return 0;
        }
        possible.put(key, new HashSet<>(Set.of(number)));
        return 1;
    }

    private void check(Path data) throws Exception {
        try (LocalStore local = LocalStore.open(data, Durability.SYNC, new PlainSealer(), Clock.systemUTC())) {
            Bucket bucket = Objects.requireNonNull(local.objects()
                    .lookUp(null, new BucketAddress.ByName(CrashWriter.BUCKET), null)
                    .bucket());
            for (Map.Entry<String, Set<Long>> entry : possible.entrySet()) {
                StoredObject object = local.objects().find(bucket, new ObjectKey(entry.getKey()));
                long number =
                        object == null ? 0 : Long.parseLong(object.metadata().get("number"));
                assertThat(entry.getValue()).as(entry.getKey()).contains(number);
                if (object != null) {
                    assertThat(read(local, object)).isEqualTo(CrashWriter.bytes(number));
                }
                // The next run starts from what is there now.
                possible.put(entry.getKey(), new HashSet<>(Set.of(number)));
            }
            ListPage all = local.objects().list(bucket, new ListQuery("", "", "", 1000));
            long bytes = all.objects().stream().mapToLong(StoredObject::size).sum();
            assertThat(local.objects().usage(bucket.name()))
                    .isEqualTo(new BucketUsage(all.objects().size(), bytes));
        }
    }

    private static byte[] read(LocalStore local, StoredObject object) throws IOException {
        try (ObjectContent content = local.objects().open(object, 0, object.size())) {
            return Contents.of(content);
        }
    }
}
