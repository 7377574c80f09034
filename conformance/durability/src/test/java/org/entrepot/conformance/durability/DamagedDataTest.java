package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that was damaged while nobody watched it, as clients and operators see it. Some seconds. */
class DamagedDataTest {
    private static final int LARGE = 9 << 20;
    private static final byte[] SMALL = "small".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    /** A stopped server's data: a large object and a small one. */
    private Path filled() throws Exception {
        Path data = folder.resolve("data");
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = new S3Client(server);
            assertThat(client.send("PUT", "/damaged").statusCode()).isEqualTo(200);
            assertThat(client.send("PUT", "/damaged/large", large()).statusCode())
                    .isEqualTo(200);
            assertThat(client.send("PUT", "/damaged/small", SMALL).statusCode()).isEqualTo(200);
        }
        return data;
    }

    private static byte[] large() {
        byte[] bytes = new byte[LARGE];
        for (int i = 0; i < LARGE; i++) {
            bytes[i] = (byte) (i % 251);
        }
        return bytes;
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.write(one, at);
        }
    }

    /** The largest file below a folder. */
    private static Path largest(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .max(Comparator.comparing(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    @Test
    void a_flipped_bit_is_an_error_before_the_first_byte_or_ends_the_answer_early() throws Exception {
        Path data = filled();
        Path blob = largest(data.resolve("blobs"), "");
        flip(blob, 100);
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = new S3Client(server);
            var answer = client.send("GET", "/damaged/large");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                    .contains("<Code>InternalError</Code>")
                    .doesNotContain(folder.toString());
            assertThat(client.send("GET", "/damaged/small").body()).isEqualTo(SMALL);
        }
        flip(blob, 100);
        flip(blob, LARGE - 1);
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = new S3Client(server);
            assertThatThrownBy(() -> client.send("GET", "/damaged/large")).isInstanceOf(IOException.class);
            assertThat(client.send("GET", "/damaged/small").body()).isEqualTo(SMALL);
            assertThat(client.send("PUT", "/damaged/large", SMALL).statusCode()).isEqualTo(200);
            assertThat(client.send("GET", "/damaged/large").body()).isEqualTo(SMALL);
        }
    }

    @Test
    void a_cut_blob_is_an_error_and_no_missing_key() throws Exception {
        Path data = filled();
        Path blob = largest(data.resolve("blobs"), "");
        try (FileChannel channel = FileChannel.open(blob, StandardOpenOption.WRITE)) {
            channel.truncate(LARGE / 2);
        }
        try (StartedServer server = StartedServer.start(data)) {
            S3Client client = new S3Client(server);
            assertThat(client.send("GET", "/damaged/large").statusCode()).isEqualTo(500);
            assertThat(client.send("GET", "/damaged/small").body()).isEqualTo(SMALL);
        }
    }

    @Test
    void a_server_does_not_start_that_would_forget_what_was_acknowledged() throws Exception {
        Path data = filled();
        Path log = largest(data.resolve("catalog"), ".log");
        flip(log, 10);

        assertThatThrownBy(() -> StartedServer.start(data).close())
                .hasMessageContaining(log.getFileName().toString())
                .hasMessageContaining("is damaged at byte 0")
                .message()
                .doesNotContain("\tat ");

        flip(log, 10);
        try (StartedServer server = StartedServer.start(data)) {
            assertThat(new S3Client(server).send("GET", "/damaged/large").body())
                    .isEqualTo(large());
        }
    }

    @Test
    void a_second_server_on_the_same_data_is_refused_and_disturbs_nobody() throws Exception {
        Path data = filled();
        try (StartedServer server = StartedServer.start(data)) {
            assertThatThrownBy(() -> StartedServer.start(data).close())
                    .hasMessageContaining("in use by another process");
            assertThat(new S3Client(server).send("PUT", "/damaged/small", SMALL).statusCode())
                    .isEqualTo(200);
        }
    }
}
