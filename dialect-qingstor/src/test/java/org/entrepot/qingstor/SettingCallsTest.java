package org.entrepot.qingstor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.kit.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingCallsTest {
    private final Server server = new Server();

    @BeforeEach
    void makeBucket() {
        server.send("PUT", "/mybucket");
        server.send("PUT", "/mybucket/a", "x");
    }

    @TestFactory
    List<DynamicTest> rules_of_real_clients_are_stored_and_read_back() {
        return Vectors.at("cors", "bodies")
                .map(vector -> DynamicTest.dynamicTest(Vectors.text(vector, "client"), () -> {
                    String body = Vectors.json(vector, "request");
                    assertThat(server.send("PUT", "/mybucket?cors", body).status())
                            .isEqualTo(Vectors.number(vector, "put_status"));
                    Reply read = server.send("GET", "/mybucket?cors");
                    assertThat(read.status()).isEqualTo(200);
                    assertThat(read.header("Content-Type")).isEqualTo("application/json");
                    assertThat(server.send("PUT", "/mybucket?cors", read.text()).status())
                            .isEqualTo(200);
                    assertThat(server.send("GET", "/mybucket?cors").text()).isEqualTo(read.text());
                    assertThat(server.send("DELETE", "/mybucket?cors").status()).isEqualTo(204);
                    assertThat(server.send("DELETE", "/mybucket?cors").status()).isEqualTo(204);
                    assertThat(server.send("GET", "/mybucket?cors").json("code"))
                            .isEqualTo("cors_not_exists");
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> unsound_rules_are_refused() {
        return Vectors.at("cors", "invalid_bodies")
                .map(vector -> DynamicTest.dynamicTest(Vectors.text(vector, "basis"), () -> {
                    Reply reply = server.send("PUT", "/mybucket?cors", Vectors.json(vector, "request"));
                    assertThat(reply.status()).isEqualTo(Vectors.number(vector, "status"));
                    assertThat(reply.json("code")).isEqualTo(Vectors.text(vector, "code"));
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> rules_are_evaluated_as_published() {
        return Vectors.at("cors", "evaluation", "cases")
                .map(vector -> DynamicTest.dynamicTest(Vectors.text(vector, "basis"), () -> {
                    server.send("PUT", "/mybucket?cors", Vectors.json(Vectors.object("cors", "evaluation"), "config"));
                    checkEvaluation(vector);
                }))
                .toList();
    }

    private void checkEvaluation(JsonValue.Obj vector) {
        boolean preflight = ((JsonValue.Bool) Vectors.member(vector, "preflight")).value();
        List<Header> headers = new ArrayList<>();
        if (!Vectors.text(vector, "origin").isEmpty()) {
            headers.add(new Header("Origin", Vectors.text(vector, "origin")));
        }
        String method = Vectors.text(vector, "method");
        if (preflight) {
            headers.add(new Header("Access-Control-Request-Method", method));
        }
        vector.get("request_headers")
                .ifPresent(names ->
                        headers.add(new Header("Access-Control-Request-Headers", ((JsonValue.Text) names).value())));
        Reply reply =
                server.anonymous(preflight ? "OPTIONS" : method, "/mybucket/a", "", headers.toArray(Header[]::new));
        for (JsonValue.Member expected : ((JsonValue.Obj) Vectors.member(vector, "expect")).members()) {
            switch (expected.value()) {
                case JsonValue.Num status ->
                    assertThat(reply.status()).isEqualTo(status.asInt().orElseThrow());
                case JsonValue.Text text ->
                    assertThat(reply.header(expected.name()).replace(" ", ""))
                            .as(expected.name())
                            .contains(text.value());
                case JsonValue.Arr absent ->
                    absent.items()
                            .forEach(name -> assertThat(reply.headers().has(((JsonValue.Text) name).value()))
                                    .isFalse());
                case JsonValue other -> throw new AssertionError("unexpected: " + other);
            }
        }
    }

    @Test
    void a_preflight_that_is_none_is_an_invalid_request() {
        server.send("PUT", "/mybucket?cors", Vectors.json(Vectors.object("cors", "evaluation"), "config"));
        Header origin = new Header("Origin", "https://a.example");
        Header method = new Header("Access-Control-Request-Method", "GET");
        for (Header lonely : List.of(origin, method)) {
            Reply reply = server.anonymous("OPTIONS", "/mybucket/a", "", lonely);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.json("code")).isEqualTo("invalid_request");
        }
    }

    @Test
    void a_preflight_is_two_hundred_unless_its_bucket_is_missing() {
        Header[] headers = {
            new Header("Origin", "https://a.example"), new Header("Access-Control-Request-Method", "GET")
        };
        for (String target : List.of("/mybucket/a", "/mybucket", "/")) {
            Reply reply = server.anonymous("OPTIONS", target, "", headers);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.bytes()).isEmpty();
            assertThat(reply.headers().startingWith("Access-Control-")).isEmpty();
        }
        Reply missing = server.anonymous("OPTIONS", "/nobucket/a", "", headers);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json("code")).isEqualTo("bucket_not_exists");
    }

    @Test
    void a_document_beyond_its_limit_is_an_invalid_request() {
        assertThat(server.send("PUT", "/mybucket?cors", " ".repeat((64 << 10) + 1))
                        .json("code"))
                .isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "lifecycle", "notification", "logging", "replication"})
    void settings_that_were_never_made_do_not_exist_and_can_be_removed(String name) {
        Reply read = server.send("GET", "/mybucket?" + name);
        assertThat(read.status()).isEqualTo(404);
        assertThat(read.json("code")).isEqualTo(name + "_not_exists");
        assertThat(server.send("DELETE", "/mybucket?" + name).status()).isEqualTo(204);
        Reply written = server.send("PUT", "/mybucket?" + name, "{}");
        assertThat(written.status()).isEqualTo(405);
        assertThat(written.text()).contains("PutBucket");
        assertThat(server.anonymous("GET", "/mybucket?" + name, "").status()).isEqualTo(403);
    }

    @Test
    void no_host_names_are_bound() {
        assertThat(server.send("GET", "/mybucket?cname&type=normal").text())
                .isEqualTo("{\"cname_records\":[],\"count\":0}");
        assertThat(server.send("DELETE", "/mybucket?cname", "{\"domain\":\"a.example\"}")
                        .status())
                .isEqualTo(204);
    }
}
