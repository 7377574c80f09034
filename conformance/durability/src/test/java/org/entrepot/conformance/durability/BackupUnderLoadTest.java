package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two backups are taken while clients write; each is restored and served. What was acknowledged before a backup began is there
 * whole, or what was written over it since; nothing is torn. Budget: a minute on two busy cores.
 */
class BackupUnderLoadTest {
    private static final int WRITERS = 8;
    private static final int KEYS_PER_WRITER = 10;
    /** Objects that nobody writes again: a second backup finds them in place. */
    private static final int KEPT = 20;

    private static final int KEPT_BYTES = 100_000;
    /** Acknowledged writes between the steps of the test. */
    private static final int WRITES = 150;
    /** Nothing waits so long but a test that would never end. */
    private static final int STUCK_MINUTES = 5;

    private static final String CORS = "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin>"
            + "<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>";
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":\"*\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:aws:s3:::load/public/*\"}]}";
    private static final Pattern NUMBER = Pattern.compile("\"(newBlobs|blobs|number)\":(\\d+)");

    /** One for each acknowledged write that the test has not yet waited for. */
    private final Semaphore acknowledged = new Semaphore(0);

    private final AtomicBoolean writing = new AtomicBoolean(true);
    private long total;

    /** What one key held, in order: each state is asked for before it is acknowledged. Null is a delete. */
    private static final class History {
        private final List<byte[]> states = new ArrayList<>();
        private int acknowledgedStates;

        synchronized void ask(byte[] bytes) {
            states.add(bytes);
        }

        synchronized void acknowledge() {
            acknowledgedStates = states.size();
        }

        synchronized int acknowledged() {
            return acknowledgedStates;
        }

        /** Whether these bytes were there at some moment from when so many states were acknowledged. */
        synchronized boolean allows(byte[] found, int from) {
            if (from == 0 && found == null) {
                return true;
            }
            return states.subList(Math.max(0, from - 1), states.size()).stream()
                    .anyMatch(state -> Arrays.equals(state, found));
        }
    }

    @Test
    void restored_backups_of_a_store_under_load_hold_all_that_was_acknowledged_before(@TempDir Path folder)
            throws Exception {
        Map<String, History> keys = new TreeMap<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            for (int key = 0; key < KEYS_PER_WRITER; key++) {
                keys.put("w" + writer + "/k" + key, new History());
            }
        }
        String backups = folder.resolve("backups").toString();
        List<Map<String, Integer>> before = new ArrayList<>();
        List<Map<String, Long>> taken = new ArrayList<>();
        try (StartedServer server = StartedServer.start(folder.resolve("data"))) {
            S3Client client = new S3Client(server);
            assertThat(client.send("PUT", "/load").statusCode()).isEqualTo(200);
            assertThat(client.send("PUT", "/load?cors=", text(CORS)).statusCode())
                    .isEqualTo(200);
            assertThat(client.send("PUT", "/load?policy=", text(POLICY)).statusCode())
                    .isIn(200, 204);
            for (int i = 0; i < KEPT; i++) {
                assertThat(client.send("PUT", "/load/public/kept" + i, new byte[KEPT_BYTES])
                                .statusCode())
                        .isEqualTo(200);
            }
            List<Thread> writers = startWriters(client, keys);
            for (int backup = 0; backup < 2; backup++) {
                awaitWrites();
                Map<String, Integer> now = new TreeMap<>();
                keys.forEach((key, history) -> now.put(key, history.acknowledged()));
                before.add(now);
                taken.add(numbers(admin(client, "backups", "{\"folder\":\"" + backups + "\"}")));
            }
            String verified = admin(client, "verify", "{\"depth\":\"digests\"}");
            assertThat(verified).contains("\"findings\":0");
            writing.set(false);
            for (Thread writer : writers) {
                writer.join();
            }
        }
        assertThat(taken.getFirst().get("newBlobs")).isEqualTo(taken.getFirst().get("blobs"));
        assertThat(taken.getLast().get("newBlobs"))
                .isBetween(1L, taken.getLast().get("blobs") - KEPT);
        for (int backup = 0; backup < 2; backup++) {
            Path data = folder.resolve("restored" + backup);
            entrepot(
                    "restore",
                    backups,
                    "--backup",
                    taken.get(backup).get("number").toString(),
                    "--data",
                    data.toString());
            assertThat(entrepot("verify", "--deep", "--json", "--data", data.toString()))
                    .contains("\"findings\":0");
            try (StartedServer server = StartedServer.start(data)) {
                check(new S3Client(server), keys, before.get(backup));
            }
        }
        System.out.println((total + acknowledged.availablePermits()) + " writes acknowledged around two backups of "
                + taken.getFirst().get("blobs") + " and " + taken.getLast().get("blobs") + " blobs, "
                + taken.getLast().get("newBlobs") + " of them new");
    }

    private List<Thread> startWriters(S3Client client, Map<String, History> keys) {
        List<Thread> writers = new ArrayList<>();
        SplittableRandom random = new SplittableRandom();
        for (int i = 0; i < WRITERS; i++) {
            String prefix = "w" + i + "/k";
            SplittableRandom own = random.split();
            writers.add(Thread.startVirtualThread(() -> {
                while (writing.get()) {
                    String key = prefix + own.nextInt(KEYS_PER_WRITER);
                    write(client, key, keys.get(key), own);
                }
            }));
        }
        return writers;
    }

    private void write(S3Client client, String key, History history, SplittableRandom random) {
        byte[] bytes = random.nextInt(6) == 0 ? null : body(random);
        history.ask(bytes);
        try {
            int status = bytes == null
                    ? client.send("DELETE", "/load/" + key).statusCode()
                    : client.send("PUT", "/load/" + key, bytes).statusCode();
            assertThat(status).isEqualTo(bytes == null ? 204 : 200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        history.acknowledge();
        acknowledged.release();
    }

    /** Half of them small, kept in the record; the others blobs. */
    private static byte[] body(SplittableRandom random) {
        byte[] bytes = new byte[random.nextBoolean() ? random.nextInt(70_000, 200_000) : random.nextInt(0, 20_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private void awaitWrites() throws InterruptedException {
        assertThat(acknowledged.tryAcquire(WRITES, STUCK_MINUTES, TimeUnit.MINUTES))
                .as("writers go on")
                .isTrue();
        total += WRITES;
    }

    /** The last line of an admin call. */
    private static String admin(S3Client client, String call, String body) throws Exception {
        var answer = client.send("POST", "/-/api/v1/" + call, text(body));
        String lines = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(lines).isEqualTo(200);
        return lines.lines().toList().getLast();
    }

    private static Map<String, Long> numbers(String line) {
        assertThat(line).startsWith("{\"type\":\"backup\"").contains("\"unreadable\":[]");
        Map<String, Long> numbers = new TreeMap<>();
        Matcher matcher = NUMBER.matcher(line);
        while (matcher.find()) {
            numbers.put(matcher.group(1), Long.valueOf(matcher.group(2)));
        }
        return numbers;
    }

    private static String entrepot(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("./entrepot"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(StartedServer.repository().toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out;
    }

    private static void check(S3Client client, Map<String, History> keys, Map<String, Integer> before)
            throws Exception {
        for (Map.Entry<String, History> key : keys.entrySet()) {
            var answer = client.send("GET", "/load/" + key.getKey());
            assertThat(answer.statusCode()).isIn(200, 404);
            byte[] found = answer.statusCode() == 200 ? answer.body() : null;
            assertThat(key.getValue().allows(found, before.get(key.getKey())))
                    .as("%s holds what was acknowledged before the backup, or what came later", key.getKey())
                    .isTrue();
        }
        for (int i = 0; i < KEPT; i++) {
            assertThat(client.send("GET", "/load/public/kept" + i).body()).hasSize(KEPT_BYTES);
        }
        assertThat(new String(client.send("GET", "/load?cors=").body(), StandardCharsets.UTF_8))
                .contains("https://app.example");
        assertThat(new String(client.send("GET", "/load?policy=").body(), StandardCharsets.UTF_8))
                .contains("load/public/");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
