package org.entrepot.conformance.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every line of {@code docs/bad-input.md}, tried. */
class BadInputTest {
    private static final List<String> STATE = List.of("?list-type=2", "?cors", "?policy");

    /** So that the slow ones are given up while somebody watches. */
    private static final Map<String, String> IMPATIENT = Map.of("http.head-time", "2s", "http.body-idle-time", "2s");

    @TempDir
    static Path folder;

    private static StartedServer server;
    private static S3Client owner;

    @BeforeAll
    static void a_bucket_with_an_object_rules_and_a_policy() throws Exception {
        server = StartedServer.start(folder.resolve("data"), IMPATIENT);
        owner = new S3Client(server);
        put("/" + BadInputs.BUCKET, "");
        put("/" + BadInputs.BUCKET + "/kept", "kept");
        put("/" + BadInputs.BUCKET + "?cors", Documents.corsXml(2));
        put("/" + BadInputs.BUCKET + "?policy", Documents.s3Policy(BadInputs.BUCKET, "stored before"));
    }

    private static void put(String target, String body) throws Exception {
        assertThat(owner.send("PUT", target, body.getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .as(target)
                .isBetween(200, 204);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> is_refused_in_the_dialects_words_and_leaves_no_trace() {
        return BadInputs.all().stream().map(row -> DynamicTest.dynamicTest(row.toString(), () -> attempt(row)));
    }

    private static void attempt(BadInput row) throws Exception {
        List<String> before = state();
        Requests requests = new Requests(BadInputs.BUCKET, server.port());
        try (RawConnection connection = new RawConnection(server.port())) {
            RawAnswer answer = row.attempt().send(connection, requests);
            assertThat(answer.status() + " " + answer.code(row.dialect()))
                    .as(answer.text())
                    .isEqualTo(row.status() + " " + row.code());
            if (answer.closes()) {
                assertThat(connection.ends()).as("closed, as announced").isTrue();
            } else {
                connection.write(requests.getObject(row.dialect(), "kept").bytes());
                assertThat(connection.read().text()).as("the next answer").isEqualTo("kept");
            }
        }
        assertThat(state()).as("what is stored").isEqualTo(before);
        assertThat(nextAnswer(row.dialect(), requests)).isEqualTo("kept");
    }

    private static List<String> state() throws Exception {
        List<String> state = new ArrayList<>();
        for (String query : STATE) {
            state.add(
                    new String(owner.send("GET", "/" + BadInputs.BUCKET + query).body(), StandardCharsets.UTF_8));
        }
        return state;
    }

    private static String nextAnswer(Dialect dialect, Requests requests) throws IOException {
        try (RawConnection connection = new RawConnection(server.port())) {
            connection.write(requests.getObject(dialect, "kept").bytes());
            return connection.read().text();
        }
    }
}
