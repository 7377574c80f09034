package org.entrepot.access.cors.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.junit.jupiter.api.Test;

class JsonCorsNotationTest {
    private static final String QINGSTOR_RULE = "\"allowed_origin\":\"*\",\"allowed_methods\":[\"GET\"]";
    private static final String MEDIASTORE_RULE =
            "\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[]";

    @Test
    void qingstor_reads_what_its_clients_send_and_writes_it_back() {
        String document = "{\"cors_rules\":[{\"allowed_origin\":\"http://*.example.com\",\"allowed_methods\":[\"GET\","
                + "\"*\"],\"allowed_headers\":[],\"expose_headers\":[\"x-qs-date\",\"ETag\"],\"max_age_seconds\":0}],"
                + "\"resp_vary\":\"disabled\"}";
        CorsReading.Read read = (CorsReading.Read) qingstor(document);
        assertThat(read.configuration())
                .isEqualTo(new CorsConfiguration(
                        List.of(new CorsRule(
                                null,
                                List.of("http://*.example.com"),
                                List.of("GET", "*"),
                                List.of(),
                                List.of("x-qs-date", "ETag"),
                                0,
                                null)),
                        false));
        CorsDocument written = CorsNotation.of(Dialect.QINGSTOR).write(read.configuration());
        assertThat(written.text()).isEqualTo(document);
        assertThat(written.projection()).isEmpty();
    }

    @Test
    void qingstor_refuses_everything_but_broken_json_as_an_invalid_request() {
        assertThat(code(Dialect.QINGSTOR, qingstor("{"))).isEqualTo("invalid_json");
        for (String document : List.of(
                "{}",
                "[]",
                "{\"cors_rules\":[]}",
                "{\"cors_rules\":{}}",
                "{\"cors_rules\":[1]}",
                "{\"cors_rules\":[{\"allowed_methods\":[\"GET\"]}]}",
                "{\"cors_rules\":[{\"allowed_origin\":\"*\"}]}",
                "{\"cors_rules\":[{\"allowed_origin\":\"*\",\"allowed_methods\":[]}]}",
                "{\"cors_rules\":[{\"allowed_origin\":\"*\",\"allowed_methods\":[\"PATCH\"]}]}",
                "{\"cors_rules\":[{\"allowed_origin\":\"*\",\"allowed_methods\":[\"get\"]}]}",
                "{\"cors_rules\":[{\"allowed_origin\":[\"*\"],\"allowed_methods\":[\"GET\"]}]}",
                "{\"cors_rules\":[{\"allowed_origin\":\"\",\"allowed_methods\":[\"GET\"]}]}",
                "{\"cors_rules\":[{\"allowed_origin\":\"*.*\",\"allowed_methods\":[\"GET\"]}]}",
                "{\"cors_rules\":[{\"allowed_origin\":\"\\u0001\",\"allowed_methods\":[\"GET\"]}]}",
                "{\"cors_rules\":[{\"allowed_origin\":\"\\ud800\",\"allowed_methods\":[\"GET\"]}]}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + ",\"max_age_seconds\":\"5\"}]}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + ",\"max_age_seconds\":-1}]}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + ",\"max_age_seconds\":2147483648}]}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + ",\"max_age_seconds\":1.5}]}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + ",\"allowed_headers\":[\"\"]}]}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + ",\"allowed_headers\":[\"a\\nb\"]}]}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + ",\"expose_headers\":\"ETag\"}]}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + ",\"allowed_origins\":[\"*\"]}]}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + "}],\"resp_vary\":\"on\"}",
                "{\"cors_rules\":[{" + QINGSTOR_RULE + "}],\"resp_vary\":true}",
                "{\"cors_rules\":[" + ("{" + QINGSTOR_RULE + "},").repeat(100) + "{" + QINGSTOR_RULE + "}]}",
                " ".repeat(CorsLimits.DOCUMENT_BYTES_MAX) + "{}")) {
            assertThat(code(Dialect.QINGSTOR, qingstor(document))).as(document).isEqualTo("invalid_request");
        }
    }

    @Test
    void optional_members_may_be_null() {
        String document = "{\"cors_rules\":[{" + QINGSTOR_RULE
                + ",\"allowed_headers\":null,\"expose_headers\":null,\"max_age_seconds\":null}],\"resp_vary\":null}";
        assertThat(qingstor(document)).isInstanceOf(CorsReading.Read.class);
    }

    @Test
    void lengths_hold_exactly() {
        assertThat(qingstor(qingstorOrigin(CorsLimits.ORIGIN_CHARACTERS_MAX))).isInstanceOf(CorsReading.Read.class);
        assertThat(code(Dialect.QINGSTOR, qingstor(qingstorOrigin(CorsLimits.ORIGIN_CHARACTERS_MAX + 1))))
                .isEqualTo("invalid_request");
        assertThat(mediaStore(mediaStoreHeader(CorsLimits.HEADER_CHARACTERS_MAX)))
                .isInstanceOf(CorsReading.Read.class);
        assertThat(code(Dialect.MEDIASTORE, mediaStore(mediaStoreHeader(CorsLimits.HEADER_CHARACTERS_MAX + 1))))
                .isEqualTo("ValidationException");
    }

    @Test
    void a_problem_carries_a_json_pointer_and_a_position() {
        CorsProblem problem = ((CorsReading.Refused) qingstor("{\"cors_rules\":[{" + QINGSTOR_RULE + "},\n{"
                        + QINGSTOR_RULE + ",\n\"allowed_headers\":[\"x\",\"y y\"]}]}"))
                .problem();
        assertThat(problem).isInstanceOf(CorsProblem.NotHeaderName.class);
        assertThat(problem.spot().pointer()).isEqualTo("/cors_rules/1/allowed_headers/1");
        assertThat(problem.spot().position().line()).isEqualTo(3);
        assertThat(problem.message()).isEqualTo("the allowed header `y y` is not a header name");
    }

    @Test
    void mediastore_reads_the_member_of_the_call() {
        String call = "{\"ContainerName\":\"movies\",\"CorsPolicy\":[{" + MEDIASTORE_RULE + ",\"MaxAgeSeconds\":-1}]}";
        JsonValue.Obj object = (JsonValue.Obj) ((Parsed.Ok<JsonValue>) Json.read(call)).value();
        CorsReading reading =
                MediaStoreCorsNotation.instance().read(object.get("CorsPolicy").orElseThrow());
        assertThat(((CorsReading.Refused) reading).problem().spot().pointer()).isEqualTo("/CorsPolicy/0/MaxAgeSeconds");
    }

    @Test
    void mediastore_requires_allowed_headers_and_knows_four_methods() {
        assertThat(mediaStore("[{" + MEDIASTORE_RULE + "}]")).isInstanceOf(CorsReading.Read.class);
        for (String document : List.of(
                "{}",
                "[]",
                "[{\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[]}]",
                "[{\"AllowedOrigins\":[],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[]}]",
                "[{\"AllowedOrigins\":[\"*\"],\"AllowedHeaders\":[]}]",
                "[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"]}]",
                "[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"POST\"],\"AllowedHeaders\":[]}]",
                "[{\"AllowedOrigins\":[\"\u0100\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[]}]",
                "[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\",\"GET\",\"GET\",\"GET\",\"GET\"],"
                        + "\"AllowedHeaders\":[]}]",
                "[{\"AllowedOrigins\":[" + "\"a\",".repeat(100)
                        + "\"a\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[]}]",
                "[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[" + "\"a\",".repeat(100)
                        + "\"a\"]}]")) {
            assertThat(code(Dialect.MEDIASTORE, mediaStore(document)))
                    .as(document)
                    .isEqualTo("ValidationException");
        }
    }

    @Test
    void a_mediastore_policy_has_at_most_398_000_characters() {
        String name = "\"" + "h".repeat(8000) + "\"";
        String rule = "{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":["
                + (name + ",").repeat(48) + name + "]}";
        assertThat(mediaStore("[" + rule + "]")).isInstanceOf(CorsReading.Read.class);
        assertThat(((CorsReading.Refused) mediaStore("[" + rule + "," + rule + "]")).problem())
                .isInstanceOf(CorsProblem.TooLarge.class);
    }

    private static String qingstorOrigin(int length) {
        return "{\"cors_rules\":[{\"allowed_origin\":\"" + "o".repeat(length) + "\",\"allowed_methods\":[\"GET\"]}]}";
    }

    private static String mediaStoreHeader(int length) {
        return "[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[\"" + "h".repeat(length)
                + "\"]}]";
    }

    private static CorsReading qingstor(String document) {
        return CorsNotation.of(Dialect.QINGSTOR).read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static CorsReading mediaStore(String document) {
        return CorsNotation.of(Dialect.MEDIASTORE).read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(Dialect dialect, CorsReading reading) {
        return CorsErrorCodes.of(dialect, ((CorsReading.Refused) reading).problem());
    }
}
