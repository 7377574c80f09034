package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Preflights through the whole server ({@code cos.md} section 6). */
class PreflightVectorsTest {
    private static final List<String> ELEMENTS =
            List.of("ID", "AllowedOrigin", "AllowedMethod", "AllowedHeader", "ExposeHeader", "MaxAgeSeconds");

    static Stream<JsonValue.Obj> cases() {
        return Vectors.section("cors", "cases");
    }

    static Stream<JsonValue.Obj> originWildcards() {
        return Vectors.section("cors", "originWildcards");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_preflight_is_answered_as_in_the_vector(JsonValue.Obj vector) throws Exception {
        CosWorld world = CosWorld.withBucket();
        if (vector.get("rules").isEmpty()) {
            world.put("/?cors", document()).expect(200);
        }
        List<Header> headers = new ArrayList<>();
        Vectors.object(vector, "request")
                .members()
                .forEach(member -> headers.add(new Header(member.name(), Vectors.text(member.value()))));
        Reply got = world.anonymously("OPTIONS", "/any%20key?lifecycle", "", headers.toArray(Header[]::new));

        got.expect(Integer.parseInt(Vectors.text(vector, "status")));
        vector.get("code").ifPresent(code -> got.expect(got.status(), Vectors.text(code)));
        vector.get("headers")
                .map(JsonValue.Obj.class::cast)
                .ifPresent(expected -> expected.members()
                        .forEach(member -> assertThat(got.header(member.name()))
                                .as(member.name())
                                .isEqualTo(Vectors.text(member.value()))));
        if (got.status() != 200) {
            assertThat(got.headers().startingWith("Access-Control-")).isEmpty();
        }
        vector.get("absent")
                .map(JsonValue.Arr.class::cast)
                .ifPresent(absent -> absent.items()
                        .forEach(name -> assertThat(got.headers().has(Vectors.text(name)))
                                .isFalse()));
    }

    @ParameterizedTest
    @MethodSource("originWildcards")
    void an_origin_pattern_matches_as_in_the_vector(JsonValue.Obj vector) throws Exception {
        CosWorld world = CosWorld.withBucket();
        Reply put = world.put(
                "/?cors",
                "<CORSConfiguration><CORSRule><AllowedOrigin>" + Vectors.text(vector, "pattern")
                        + "</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>");
        if (vector.get("valid").isPresent()) {
            put.expect(400, "InvalidArgument");
            return;
        }
        put.expect(200);
        Reply got = world.anonymously(
                "OPTIONS",
                "/",
                "",
                new Header("Origin", Vectors.text(vector, "origin")),
                new Header("Access-Control-Request-Method", "GET"));
        assertThat(got.status()).isEqualTo(Vectors.text(vector, "match").equals("true") ? 200 : 403);
    }

    @Test
    void errors_carry_the_headers_that_let_a_page_read_them() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/?cors", document()).expect(200);
        Reply got = world.anonymously("GET", "/secret", "", new Header("Origin", "https://example.com"))
                .expect(403, "AccessDenied");
        assertThat(got.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(got.header("Vary")).contains("Origin");
    }

    @Test
    void a_request_that_is_no_preflight_is_told_so_and_a_missing_bucket_is_a_404() throws Exception {
        CosWorld world = CosWorld.withBucket();
        world.put("/?cors", document()).expect(200);
        world.anonymously("OPTIONS", "/k", "").expect(400, "InvalidArgument");
        world.send(
                        null,
                        "OPTIONS",
                        "missing-1250000000.cos.ap-beijing.localhost",
                        "/k",
                        "",
                        new Header("Origin", "https://example.com"),
                        new Header("Access-Control-Request-Method", "GET"))
                .expect(404, "NoSuchBucket");
    }

    private static String document() {
        XmlWriter xml = new XmlWriter("").open("CORSConfiguration");
        Vectors.section("cors", "rules").forEach(rule -> {
            xml.open("CORSRule");
            for (String element : ELEMENTS) {
                rule.get(element).ifPresent(value -> write(xml, element, value));
            }
            xml.close("CORSRule");
        });
        return xml.close("CORSConfiguration").toString();
    }

    private static void write(XmlWriter xml, String element, JsonValue value) {
        if (value instanceof JsonValue.Arr list) {
            list.items().forEach(item -> xml.text(element, Vectors.text(item)));
        } else {
            xml.text(element, Vectors.text(value));
        }
    }
}
