package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past what its disk can take a server sheds writes and stays up. Some seconds. */
class SlowDiskTest {
    private static final int WAITING_MAX = 4;
    private static final int WRITERS = 60;
    private static final int SYNC_SECONDS = 3;
    private static final byte[] BODY = "body".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private record Outcome(String key, int status, String text) {}

    private static Outcome put(S3Client client, String key) throws Exception {
        var answer = client.send("PUT", key, BODY);
        return new Outcome(key, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static Path log(Path data) throws Exception {
        try (Stream<Path> files = Files.list(data.resolve("catalog"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    @Test
    void writes_beyond_what_may_wait_are_told_to_slow_down_and_reads_go_on() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> settings = Map.of("commits-waiting-max", Integer.toString(WAITING_MAX));
        try (StartedServer server = StartedServer.start(data, settings);
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            S3Client client = new S3Client(server);
            assertThat(client.send("PUT", "/slow").statusCode()).isEqualTo(200);
            assertThat(put(client, "/slow/kept").status()).isEqualTo(200);
            List<Outcome> outcomes = new ArrayList<>();
            try (InjectedFault slow = InjectedFault.delay(server, "fdatasync", SYNC_SECONDS, log(data))) {
                List<Future<Outcome>> writes = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    String key = "/slow/" + i;
                    writes.add(writers.submit(() -> put(client, key)));
                }
                assertThat(client.send("GET", "/slow/kept").body()).isEqualTo(BODY);
                for (Future<Outcome> write : writes) {
                    outcomes.add(write.get());
                }
            }
            long taken =
                    outcomes.stream().filter(outcome -> outcome.status() == 200).count();
            System.out.println(taken + " of " + WRITERS + " writes were taken, the others told to slow down");
            assertThat(taken).isBetween(1L, WRITERS - 1L);
            for (Outcome outcome : outcomes) {
                if (outcome.status() == 200) {
                    assertThat(client.send("GET", outcome.key()).body()).isEqualTo(BODY);
                } else {
                    assertThat(outcome.status()).isEqualTo(503);
                    assertThat(outcome.text()).contains("<Code>SlowDown</Code>");
                    assertThat(client.send("GET", outcome.key()).statusCode()).isEqualTo(404);
                }
            }
            assertThat(put(client, "/slow/after").status()).isEqualTo(200);
        }
    }
}
