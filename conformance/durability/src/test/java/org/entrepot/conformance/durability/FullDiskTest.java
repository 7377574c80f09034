package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full, and freed again while the server runs. Half a minute. */
class FullDiskTest {
    private static final int DISK_MEGABYTES = 100;
    private static final int BODY = 1 << 20;
    /** More than fits: RocksDB sets some 35 MiB aside for its log beforehand. */
    private static final int WRITES_MAX = 3000;

    private static final int TRIES_MAX = 60;

    @TempDir
    Path folder;

    private SmallDisk disk;
    private Path data;
    private final Map<String, byte[]> acknowledged = new TreeMap<>();

    @BeforeEach
    void mount() throws Exception {
        disk = SmallDisk.mount(folder.resolve("disk"), DISK_MEGABYTES);
        data = disk.folder().resolve("data");
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk != null) {
            disk.close();
        }
    }

    private static byte[] body(int number, int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) number);
        return body;
    }

    /** Writes until it is refused. */
    private void fill(S3Client client, int length) throws Exception {
        for (int number = 0; number < WRITES_MAX; number++) {
            String key = "/full/" + length + "-" + number;
            var answer = client.send("PUT", key, body(number, length));
            if (answer.statusCode() != 200) {
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                        .contains("<Code>ServiceUnavailable</Code>")
                        .contains("its disk is full");
                assertThat(client.send("GET", key).statusCode()).isEqualTo(404);
                return;
            }
            acknowledged.put(key, body(number, length));
        }
        throw new AssertionError("the disk was never full");
    }

    private void assertAllIsRead(S3Client client) throws Exception {
        for (Map.Entry<String, byte[]> object : acknowledged.entrySet()) {
            assertThat(client.send("GET", object.getKey()).body())
                    .as(object.getKey())
                    .isEqualTo(object.getValue());
        }
    }

    private void awaitTaken(S3Client client, int length) throws Exception {
        for (int i = 0; i < TRIES_MAX; i++) {
            if (client.send("PUT", "/full/taken", body(1, length)).statusCode() == 200) {
                acknowledged.put("/full/taken", body(1, length));
                return;
            }
            Thread.sleep(500);
        }
        throw new AssertionError("writes are refused although there is room");
    }

    @Test
    void a_full_disk_is_emptied_by_deletes_and_takes_writes_again() throws Exception {
        try (StartedServer server = StartedServer.start(data, Map.of("disk-free-min", "10MiB"))) {
            S3Client client = new S3Client(server);
            assertThat(client.send("PUT", "/full").statusCode()).isEqualTo(200);
            fill(client, BODY);
            assertAllIsRead(client);
            for (int number = 0; number < 5; number++) {
                String key = "/full/" + BODY + "-" + number;
                assertThat(client.send("DELETE", key).statusCode()).isEqualTo(204);
                acknowledged.remove(key);
            }
            awaitTaken(client, BODY);
            assertAllIsRead(client);
        }
    }

    @Test
    void a_disk_without_any_room_takes_writes_again_when_somebody_makes_some() throws Exception {
        Path ballast = disk.folder().resolve("ballast");
        try (StartedServer server = StartedServer.start(data, Map.of("disk-free-min", "0B"))) {
            S3Client client = new S3Client(server);
            assertThat(client.send("PUT", "/full").statusCode()).isEqualTo(200);
            Files.write(ballast, new byte[45 << 20]);
            fill(client, BODY);
            // Small bodies are kept in the catalog: now its log has no room either.
            fill(client, 30_000);
            assertAllIsRead(client);
            Files.delete(ballast);
            awaitTaken(client, 30_000);
            awaitTaken(client, BODY);
            assertAllIsRead(client);
            server.kill();
        }
        try (StartedServer server = StartedServer.start(data)) {
            assertAllIsRead(new S3Client(server));
        }
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_told_at_the_start() throws Exception {
        StartedServer.start(data).close();
        disk.remountReadOnly();

        assertThatThrownBy(() -> StartedServer.start(data).close())
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("Read-only file system")
                .message()
                .doesNotContain("\tat ");
    }
}
