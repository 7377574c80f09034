package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsCallsTest {
    private static final String NAME = "{\"ContainerName\":\"movies\"}";
    private static final String ANY =
            "[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\",\"HEAD\"],\"AllowedHeaders\":[\"*\"],\"MaxAgeSeconds\":3000}]";
    private static final String VECTOR_RULES =
            "[{\"AllowedOrigins\":[\"http://www.example.com\",\"https://*.example.org\"],"
                    + "\"AllowedMethods\":[\"GET\",\"HEAD\"],\"AllowedHeaders\":[\"range\",\"x-amz-*\"],"
                    + "\"ExposeHeaders\":[\"ETag\"],\"MaxAgeSeconds\":3000},"
                    + "{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"PUT\"],\"AllowedHeaders\":[\"*\"]}]";
    private static final String NO_CORS = "no CORS headers";

    private final TestServer server = new TestServer();

    @BeforeEach
    void make() {
        server.create("movies");
    }

    @Test
    void rules_are_read_as_they_were_written_until_they_are_deleted() {
        assertThat(server.control("GetCorsPolicy", NAME).send().header("x-amzn-ErrorType"))
                .isEqualTo("CorsPolicyNotFoundException");
        assertThat(server.control("DeleteCorsPolicy", NAME).send().header("x-amzn-ErrorType"))
                .isEqualTo("CorsPolicyNotFoundException");
        Reply put = put(ANY);
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.header("x-cors-revision")).isNotBlank();
        assertThat(server.control("GetCorsPolicy", NAME).send().text()).isEqualTo("{\"CorsPolicy\":" + ANY + "}");
        assertThat(server.control("DeleteCorsPolicy", NAME).send().status()).isEqualTo(200);
        assertThat(server.control("GetCorsPolicy", NAME).send().header("x-amzn-ErrorType"))
                .isEqualTo("CorsPolicyNotFoundException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"AllowedOrigins\":[\"*\"],\"AllowedHeaders\":[\"*\"]}]",
                "[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"POST\"],\"AllowedHeaders\":[\"*\"]}]",
                "[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"]}]",
                "[{\"AllowedOrigins\":[\"*a*\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[]}]",
                "[{\"AllowedOrigins\":[\"*\"],\"AllowedMethods\":[\"GET\"],\"AllowedHeaders\":[],\"MaxAgeSeconds\":-1}]"
            })
    void rules_that_break_a_limit_are_refused_and_leave_the_old_ones(String rules) {
        put(ANY);
        Reply refused = put(rules);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("x-amzn-ErrorType")).isEqualTo("ValidationException");
        assertThat(refused.json("Message")).contains("/CorsPolicy");
        assertThat(server.control("GetCorsPolicy", NAME).send().text()).contains(ANY);
    }

    @Test
    void refused_preflights_carry_no_access_control_header() {
        assertThat(preflight("movies", "https://a.example", "GET").status()).isEqualTo(403);
        put(VECTOR_RULES);
        Reply denied = preflight("movies", "https://a.example", "DELETE");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.header("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
        assertThat(denied.headers().startingWith("access-control-")).isEmpty();
        Reply missing = preflight("absent", "https://a.example", "GET");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("x-amzn-ErrorType")).isEqualTo("ContainerNotFoundException");
        Reply noOrigin = server.data("OPTIONS", "movies", "/a.ts")
                .with("Access-Control-Request-Method", "GET")
                .send();
        assertThat(noOrigin.status()).isEqualTo(400);
        assertThat(noOrigin.header("x-amzn-ErrorType")).isEqualTo("ValidationException");
        Reply noMethod = server.data("OPTIONS", "movies", "/a.ts")
                .with("Origin", "https://a.example")
                .send();
        assertThat(noMethod.status()).isEqualTo(400);
    }

    @Test
    void refusals_carry_the_headers_too_and_rules_never_widen_access() {
        put(ANY);
        Reply denied = server.data("GET", "movies", "/a.ts")
                .with("Origin", "https://a.example")
                .send();
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.header("Access-Control-Allow-Origin")).isEqualTo("*");
        Reply invalid = server.data("GET", "movies", "/a/")
                .with("Origin", "https://a.example")
                .send();
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(denied.header("Vary")).contains("Origin", "Access-Control-Request-Method");
    }

    @TestFactory
    Stream<DynamicTest> the_recorded_cases_are_answered_as_told() {
        return Vectors.objects(Vectors.section("cors").get("cases").orElseThrow()).stream()
                .map(vector -> DynamicTest.dynamicTest(
                        Vectors.text(vector, "kind") + " "
                                + vector.get("origin").orElseThrow() + " " + Vectors.text(vector, "basis"),
                        () -> check(vector)));
    }

    private void check(JsonValue.Obj vector) {
        put(VECTOR_RULES);
        server.upload("movies", "a.ts", "hello");
        boolean preflight = Vectors.text(vector, "kind").equals("preflight");
        TestServer.Asked asked = server.data(preflight ? "OPTIONS" : Vectors.text(vector, "method"), "movies", "/a.ts");
        if (vector.get("origin").orElseThrow() instanceof JsonValue.Text(String origin, var position)) {
            asked.with("Origin", origin);
        }
        if (preflight) {
            asked.with("Access-Control-Request-Method", Vectors.text(vector, "request_method"));
            List<JsonValue> names =
                    ((JsonValue.Arr) vector.get("request_headers").orElseThrow()).items();
            asked.with(
                    "Access-Control-Request-Headers",
                    names.stream().map(name -> ((JsonValue.Text) name).value()).collect(Collectors.joining(",")));
        } else {
            asked.by(server.root);
        }
        Reply got = asked.send();
        boolean matched = vector.get("rule").orElseThrow() instanceof JsonValue.Num;
        assertThat(got.headers().has("Access-Control-Allow-Origin")).isEqualTo(matched);
        vector.get("expect").ifPresent(expected -> {
            if (expected instanceof JsonValue.Obj object) {
                object.members().forEach(member -> expect(member, got));
            } else {
                assertThat(((JsonValue.Text) expected).value()).isEqualTo(NO_CORS);
            }
        });
    }

    private static void expect(JsonValue.Member member, Reply got) {
        if (member.value() instanceof JsonValue.Num(String status, var position)) {
            assertThat(got.status()).isEqualTo(Integer.parseInt(status));
        } else {
            assertThat(got.header(member.name())).isEqualTo(((JsonValue.Text) member.value()).value());
        }
    }

    private Reply preflight(String container, String origin, String method) {
        return server.data("OPTIONS", container, "/a.ts")
                .with("Origin", origin)
                .with("Access-Control-Request-Method", method)
                .send();
    }

    private Reply put(String rules) {
        return server.control("PutCorsPolicy", "{\"ContainerName\":\"movies\",\"CorsPolicy\":" + rules + "}")
                .send();
    }
}
