package org.entrepot.access.cors.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsRequest;
import org.entrepot.access.text.Parsed;
import org.junit.jupiter.api.Test;

class CorsCaseFileTest {
    private static final String REQUEST = "\"request\": {\"method\": \"GET\", \"path\": \"/{bucket}/{key}\"}";

    @Test
    void a_case_needs_no_more_than_an_id_a_dialect_a_kind_a_request_and_a_status() {
        CorsCase read = read(file("\"id\": \"x\", \"dialect\": \"any\", \"kind\": \"actual\", " + REQUEST
                + ", \"expect\": {\"status\": 200}"));
        assertThat(read.dialects()).containsExactly(Dialect.values());
        assertThat(read.setup()).isEqualTo(CorsCaseSetup.DEFAULT);
        assertThat(read.config()).isNull();
        assertThat(read.preparedThrough()).isEmpty();
    }

    @Test
    void what_a_case_does_not_know_is_refused_with_its_place() {
        assertThat(problem(file("\"id\": \"x\",\n\"dialekt\": \"s3\"")))
                .contains("unknown member `dialekt`; did you mean `dialect`?", "line 2");
        assertThat(problem(file("\"id\": \"x\", \"dialect\": \"s4\", \"kind\": \"actual\", " + REQUEST
                        + ", \"expect\": {\"status\": 200}")))
                .contains("dialect");
        assertThat(problem(file("\"id\": \"x\", \"dialect\": \"s3\", \"kind\": \"actual\", " + REQUEST
                        + ", \"expect\": {\"status\": 200, \"absent_header\": []}")))
                .contains("absent_headers");
        assertThat(problem(file(
                        "\"id\": \"x\", \"dialect\": \"s3\", \"kind\": \"actual\", " + REQUEST + ", \"expect\": {}")))
                .contains("`status`");
        assertThat(problem("{}")).contains("`cases`");
        assertThat(problem("{")).contains("line 1");
    }

    @Test
    void an_id_is_used_once() {
        String one = "{\"id\": \"x\", \"dialect\": \"s3\", \"kind\": \"actual\", " + REQUEST
                + ", \"expect\": {\"status\": 200}}";
        assertThat(problem("{\"cases\": [" + one + "," + one + "]}")).contains("`x` is used twice");
    }

    @Test
    void placeholders_are_filled_and_bodies_built() {
        CorsCaseRequest request = new CorsCaseRequest(
                "PUT", "/{bucket}/{key}new", "cors", List.of(), true, "{\"ContainerName\": \"{container}\"}");
        CorsCaseRequest filled = request.filled(Map.of("bucket", "b", "key", "k", "container", "c"));
        assertThat(filled.path()).isEqualTo("/b/knew");
        assertThat(filled.body()).isEqualTo("{\"ContainerName\": \"c\"}");
        String built = new CorsCaseRequest("PUT", "/b", "cors", List.of(), true, "{xml-of-65537-bytes}")
                .filled(Map.of())
                .body();
        assertThat(built).hasSize(65_537).startsWith("<CORSConfiguration>").endsWith("</CORSConfiguration>");
    }

    @Test
    void a_query_may_say_how_to_sign() {
        assertThat(request("{presigned-get-v4}").signing()).isEqualTo(Optional.of("presigned-get-v4"));
        assertThat(request("cors").signing()).isEmpty();
        assertThat(request(null).signing()).isEmpty();
    }

    @Test
    void a_path_names_a_key_when_something_follows_the_bucket() {
        assertThat(cors("/b/k").hasKey()).isTrue();
        assertThat(cors("/b/").hasKey()).isFalse();
        assertThat(cors("/b").hasKey()).isFalse();
        assertThat(cors("/").hasKey()).isFalse();
    }

    @Test
    void mediastore_rules_are_read_back_out_of_the_call() {
        byte[] body = ("{\"CorsPolicy\": [{\"AllowedOrigins\": [\"*\"], \"AllowedMethods\": [\"GET\"],"
                        + " \"AllowedHeaders\": []}]}")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(CorsReadBack.of(Dialect.MEDIASTORE, body)).isPresent();
        assertThat(CorsReadBack.of(Dialect.MEDIASTORE, new byte[0])).isEmpty();
        assertThat(CorsReadBack.of(Dialect.S3, body)).isEmpty();
    }

    private static CorsRequest cors(String path) {
        return new CorsCaseRequest("GET", path, null, List.of(), false, null).corsRequest();
    }

    private static CorsCaseRequest request(String query) {
        return new CorsCaseRequest("GET", "/b", query, List.of(), false, null);
    }

    private static String file(String members) {
        return "{\"cases\": [{" + members + "}]}";
    }

    private static CorsCase read(String file) {
        return ((Parsed.Ok<CorsCaseFile>) CorsCaseFile.read(file.getBytes(StandardCharsets.UTF_8)))
                .value()
                .cases()
                .getFirst();
    }

    private static String problem(String file) {
        Parsed<CorsCaseFile> read = CorsCaseFile.read(file.getBytes(StandardCharsets.UTF_8));
        Parsed.Failed<CorsCaseFile> failed = (Parsed.Failed<CorsCaseFile>) read;
        return failed.problem().message() + " at " + failed.problem().position();
    }
}
