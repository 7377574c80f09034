package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose system calls fail while it runs: what was acknowledged stays, what was not is refused, reads go on. Half a minute. */
class FailingDiskTest {
    private static final byte[] SMALL = "small".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LARGE = new byte[300_000];
    /** RocksDB looks for room every five seconds. */
    private static final int TRIES_MAX = 60;

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void name_the_data() {
        data = folder.resolve("data");
    }

    private static S3Client filled(StartedServer server) throws Exception {
        S3Client client = new S3Client(server);
        assertThat(client.send("PUT", "/faults").statusCode()).isEqualTo(200);
        put(client, "small", SMALL, 200, "");
        put(client, "large", LARGE, 200, "");
        return client;
    }

    private static void put(S3Client client, String key, byte[] body, int status, String code) throws Exception {
        HttpResponse<byte[]> answer = client.send("PUT", "/faults/" + key, body);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(key + ": " + text).isEqualTo(status);
        assertThat(text).contains(code).doesNotContain("\tat ").doesNotContain("java.");
    }

    private static void assertIsRead(S3Client client) throws Exception {
        assertThat(client.send("GET", "/faults/small").body()).isEqualTo(SMALL);
        assertThat(client.send("GET", "/faults/large").body()).isEqualTo(LARGE);
    }

    private static HttpResponse<String> ready(StartedServer server) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(server.endpoint() + "/-/health/ready"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The log of commits that is written now. */
    private Path log() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("catalog"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    private void assertWritesEndUntilARestart(String call) throws Exception {
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = filled(server);
            try (InjectedFault fault = InjectedFault.begin(server, call, "EIO", log())) {
                put(client, "unknown", SMALL, 500, "InternalError");
            }
            // The disk is well again, and what a sync says now proves nothing.
            put(client, "refused", SMALL, 503, "ServiceUnavailable");
            put(client, "refused", LARGE, 503, "ServiceUnavailable");
            assertThat(client.send("DELETE", "/faults/small").statusCode()).isEqualTo(503);
            assertIsRead(client);
            assertThat(client.send("GET", "/faults/refused").statusCode()).isEqualTo(404);
            assertThat(ready(server).statusCode()).isEqualTo(503);
            assertThat(ready(server).body()).contains("reads only");
        }
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = new S3Client(server);
            assertIsRead(client);
            HttpResponse<byte[]> unknown = client.send("GET", "/faults/unknown");
            // It was not acknowledged: it is there whole, or it is not there.
            assertThat(unknown.statusCode() == 404 || Arrays.equals(unknown.body(), SMALL))
                    .isTrue();
            assertThat(client.send("GET", "/faults/refused").statusCode()).isEqualTo(404);
            put(client, "refused", LARGE, 200, "");
        }
    }

    @Test
    void after_a_failed_sync_of_the_log_nothing_is_acknowledged_until_a_restart() throws Exception {
        assertWritesEndUntilARestart("fdatasync");
    }

    @Test
    void after_a_failed_write_of_the_log_nothing_is_acknowledged_until_a_restart() throws Exception {
        assertWritesEndUntilARestart("write");
    }

    @Test
    void a_log_without_room_refuses_writes_and_goes_on_without_a_restart() throws Exception {
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = filled(server);
            // The disk has room in truth: RocksDB finds that out by itself, and begins another log.
            try (InjectedFault fault = InjectedFault.begin(server, "write", "ENOSPC", log())) {
                put(client, "refused", SMALL, 503, "ServiceUnavailable");
                assertIsRead(client);
            }
            awaitTaken(client);
            assertThat(ready(server).body()).isEqualTo("ready\n");
            put(client, "after", LARGE, 200, "");
            server.kill();
        }
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = new S3Client(server);
            assertIsRead(client);
            assertThat(client.send("GET", "/faults/after").body()).isEqualTo(LARGE);
            assertThat(client.send("GET", "/faults/refused").statusCode()).isEqualTo(404);
        }
    }

    private static void awaitTaken(S3Client client) throws Exception {
        for (int i = 0; i < TRIES_MAX; i++) {
            if (client.send("PUT", "/faults/taken", SMALL).statusCode() == 200) {
                return;
            }
            Thread.sleep(500);
        }
        throw new AssertionError("writes are refused although there is room");
    }

    @Test
    void after_a_failed_sync_of_a_folder_no_blob_is_acknowledged_until_a_restart() throws Exception {
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = filled(server);
            try (InjectedFault fault = InjectedFault.begin(server, "fsync", "EIO", null)) {
                put(client, "refused", LARGE, 500, "InternalError");
            }
            put(client, "refused", LARGE, 503, "ServiceUnavailable");
            assertIsRead(client);
            assertThat(ready(server).statusCode()).isEqualTo(503);
        }
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = new S3Client(server);
            assertIsRead(client);
            assertThat(client.send("GET", "/faults/refused").statusCode()).isEqualTo(404);
            put(client, "refused", LARGE, 200, "");
        }
    }

    @Test
    void a_rename_that_fails_at_the_start_is_told_and_harms_nothing() throws Exception {
        try (StartedServer server = StartedServer.start(data)) {
            filled(server);
        }
        List<String> failing =
                List.of("strace", "-f", "-o", "/dev/null", "-e", "trace=rename", "-e", "inject=rename:error=EIO");
        assertThatThrownBy(() -> StartedServer.start(data, failing).close())
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("Input/output error");
        try (StartedServer server = StartedServer.start(data)) {
            assertIsRead(new S3Client(server));
        }
    }
}
