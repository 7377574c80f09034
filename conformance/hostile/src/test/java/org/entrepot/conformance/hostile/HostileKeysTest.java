package org.entrepot.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.TextProblem;
import org.entrepot.access.text.Xml;
import org.entrepot.access.text.XmlElement;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that other software takes for paths are names: stored, listed, read, and nowhere on the disk. */
class HostileKeysTest {
    private static final String BUCKET = "hostilekeys";
    private static final int LARGE = 100_000;

    @TempDir
    static Path folder;

    private static StartedServer server;
    private static S3Client owner;

    @BeforeAll
    static void open() throws Exception {
        server = StartedServer.start(folder.resolve("data"));
        owner = new S3Client(server);
        assertThat(owner.send("PUT", "/" + BUCKET).statusCode()).isEqualTo(200);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    static Stream<Arguments> keys() {
        String emoji = "\ud83d\ude00";
        List<String> keys = List.of(
                "..",
                "../../../../tmp/entrepot-escaped",
                "a/../b",
                "%2e%2e",
                "a//b",
                "//",
                "./.",
                "a\u0001\u001f\u007fb",
                "a\nb\rc",
                "a\\..\\b",
                "con:nul?*<>|\"",
                emoji.repeat(200));
        Stream<Arguments> everywhere = keys.stream()
                .flatMap(key -> Stream.of(Dialect.S3, Dialect.COS, Dialect.QINGSTOR)
                        .map(dialect -> Arguments.of(dialect, key)));
        return Stream.concat(everywhere, Stream.of(Arguments.of(Dialect.S3, emoji.repeat(256))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("keys")
    void a_hostile_key_is_stored_listed_and_read_as_it_is_and_never_a_path(Dialect dialect, String key)
            throws Exception {
        Requests requests = new Requests(BUCKET, server.port());
        // Large enough for a blob file of its own.
        byte[] body = new byte[LARGE];
        Arrays.fill(body, (byte) key.length());
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.write(requests.putObject(dialect, percentEncoded(key), List.of(), body)
                    .bytes());
            assertThat(connection.read().status()).isBetween(200, 201);
            connection.write(requests.getObject(dialect, percentEncoded(key)).bytes());
            assertThat(connection.read().body()).isEqualTo(body);
        }
        assertThat(listed()).containsExactly(key);
        assertThat(Files.exists(Path.of("/tmp/entrepot-escaped"))).isFalse();
        assertThat(filesWithUncommonNames()).isEmpty();
        assertThat(owner.send("DELETE", "/" + BUCKET + "/" + percentEncoded(key))
                        .statusCode())
                .isEqualTo(204);
    }

    private static List<String> listed() throws Exception {
        byte[] page = owner.send("GET", "/" + BUCKET + "?encoding-type=url&list-type=2")
                .body();
        return root(page).children("Contents").stream()
                .map(contents -> contents.childText("Key").orElseThrow())
                .map(HostileKeysTest::percentDecoded)
                .toList();
    }

    private static XmlElement root(byte[] page) {
        return switch (Xml.read(page)) {
            case Parsed.Ok<XmlElement>(XmlElement element) -> element;
            case Parsed.Failed<XmlElement>(TextProblem problem) -> throw new AssertionError(problem);
        };
    }

    private static List<Path> filesWithUncommonNames() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(file -> !file.getFileName().toString().matches("[A-Za-z0-9._-]+"))
                    .toList();
        } catch (UncheckedIOException removedMeanwhile) {
            return filesWithUncommonNames();
        }
    }

    /** Every byte, so that no client or server normalises anything. */
    private static String percentEncoded(String key) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
        return encoded.toString();
    }

    private static String percentDecoded(String key) {
        return java.net.URLDecoder.decode(key, StandardCharsets.UTF_8);
    }
}
