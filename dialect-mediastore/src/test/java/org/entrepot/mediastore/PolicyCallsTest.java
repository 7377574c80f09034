package org.entrepot.mediastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.store.AccessKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCallsTest {
    private static final String NAME = "{\"ContainerName\":\"movies\"}";
    private static final String ARN = "arn:aws:mediastore:us-west-2:111122223333:container/movies";

    private final TestServer server = new TestServer();

    @BeforeEach
    void make() {
        server.create("movies");
        server.upload("movies", "a.ts", "hello");
    }

    @Test
    void a_fresh_container_has_the_default_policy_with_tls_only_where_tls_is_required() {
        JsonValue.Obj template = (JsonValue.Obj) Vectors.section("container_policy")
                .get("default_policy_template")
                .orElseThrow();
        TestServer strict = new TestServer(MediaStoreLimits.defaults(), TestServer.settings(true, Set.of()));
        strict.create("movies");
        String withTls = strict.control("GetContainerPolicy", NAME).send().json("Policy");
        String plain = server.control("GetContainerPolicy", NAME).send().json("Policy");
        assertThat(filled(withTls)).isEqualTo(written(template));
        assertThat(plain).doesNotContain("Condition");
        assertThat(plain)
                .isEqualTo(withTls.replace(",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}", ""));
    }

    @Test
    void a_policy_is_returned_as_it_was_written_until_it_is_deleted() {
        String policy = "{ \"Version\": \"2012-10-17\",\n \"Statement\": " + statement("\"*\"", "GetObject", "") + "}";
        assertThat(put(policy).status()).isEqualTo(200);
        assertThat(server.control("GetContainerPolicy", NAME).send().json("Policy"))
                .isEqualTo(policy);
        assertThat(server.control("DeleteContainerPolicy", NAME).send().status())
                .isEqualTo(200);
        for (String call : new String[] {"GetContainerPolicy", "DeleteContainerPolicy"}) {
            assertThat(server.control(call, NAME).send().header("x-amzn-ErrorType"))
                    .isEqualTo("PolicyNotFoundException");
        }
    }

    @Test
    void the_next_request_sees_a_policy() {
        assertThat(server.data("GET", "movies", "/a.ts").send().status()).isEqualTo(403);
        put("{\"Version\":\"2012-10-17\",\"Statement\":[" + statement("\"*\"", "GetObject", "") + "]}");
        assertThat(server.data("GET", "movies", "/a.ts").send().text()).isEqualTo("hello");
        assertThat(server.data("GET", "movies", "/none.ts").send().header("x-amzn-ErrorType"))
                .isEqualTo("ObjectNotFoundException");
        Reply head = server.data("HEAD", "movies", "/a.ts").send();
        assertThat(head.status()).isEqualTo(403);
        assertThat(head.header("x-amzn-ErrorType")).isEqualTo("AccessDeniedException");
    }

    @Test
    void listing_is_asked_on_the_folder() {
        server.upload("movies", "live/x.ts", "x");
        put("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":"
                + "\"mediastore:ListItems\",\"Resource\":\"" + ARN + "/live/*\"}]}");
        assertThat(server.data("GET", "movies", "?Path=live").send().status()).isEqualTo(200);
        assertThat(server.data("GET", "movies", "?Path=/live/").send().status()).isEqualTo(200);
        assertThat(server.data("GET", "movies", "").send().status()).isEqualTo(403);
        assertThat(server.data("GET", "movies", "?Path=liv").send().status()).isEqualTo(403);
    }

    @Test
    void control_calls_are_granted_on_the_container_itself_and_to_signed_callers_only() {
        AccessKey bob = server.newUser("bob");
        assertThat(server.control("GetCorsPolicy", NAME).by(bob).send().header("x-amzn-ErrorType"))
                .isEqualTo("AccessDeniedException");
        put("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":"
                + "\"mediastore:GetCorsPolicy\",\"Resource\":\"" + ARN + "\"}]}");
        assertThat(server.control("GetCorsPolicy", NAME).by(bob).send().header("x-amzn-ErrorType"))
                .isEqualTo("CorsPolicyNotFoundException");
        assertThat(server.control("GetCorsPolicy", NAME).by(null).send().header("x-amzn-ErrorType"))
                .isEqualTo("MissingAuthenticationTokenException");
        assertThat(server.control("DeleteCorsPolicy", NAME).by(bob).send().header("x-amzn-ErrorType"))
                .isEqualTo("AccessDeniedException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Maybe\",\"Principal\":\"*\","
                        + "\"Action\":\"mediastore:GetObject\",\"Resource\":\"" + ARN + "/*\"}]}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\","
                        + "\"Action\":\"s3:GetObject\",\"Resource\":\"" + ARN + "/*\"}]}"
            })
    void what_is_no_policy_is_refused_and_changes_nothing(String policy) {
        String before = server.control("GetContainerPolicy", NAME).send().text();
        Reply refused = put(policy);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("x-amzn-ErrorType")).isEqualTo("ValidationException");
        assertThat(server.control("GetContainerPolicy", NAME).send().text()).isEqualTo(before);
    }

    @Test
    void a_policy_has_1_to_8192_ascii_characters() {
        assertThat(put("").header("x-amzn-ErrorType")).isEqualTo("ValidationException");
        assertThat(put(" ".repeat(8193)).header("x-amzn-ErrorType")).isEqualTo("ValidationException");
        assertThat(put("{\"Version\":\"\u00fc\"}").header("x-amzn-ErrorType")).isEqualTo("ValidationException");
        assertThat(server.control("PutContainerPolicy", NAME).send().header("x-amzn-ErrorType"))
                .isEqualTo("ValidationException");
    }

    @Test
    void a_resource_outside_the_container_is_refused_in_the_services_words() {
        JsonValue.Obj vector = Vectors.objects(Vectors.section("container_policy")
                        .get("put_validation")
                        .orElseThrow())
                .getFirst();
        JsonValue.Obj expected = (JsonValue.Obj) vector.get("expect").orElseThrow();
        Reply refused = put("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Mine\",\"Effect\":\"Allow\","
                + "\"Principal\":\"*\",\"Action\":\"mediastore:GetObject\",\"Resource\":\""
                + Vectors.text(vector, "resource") + "\"}]}");
        assertThat(refused.header("x-amzn-ErrorType")).isEqualTo(Vectors.text(expected, "type"));
        assertThat(refused.json("Message"))
                .contains(Vectors.text(expected, "message")
                        .replace("<Sid>", "Mine")
                        .replaceAll(" <container ARN>$", ""));
    }

    @Test
    void an_upload_without_tls_may_be_allowed_only_where_tls_is_not_required() {
        String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement("\"*\"", "PutObject", "") + "]}";
        assertThat(put(policy).status()).isEqualTo(200);
        TestServer strict = new TestServer(MediaStoreLimits.defaults(), TestServer.settings(true, Set.of()));
        strict.create("movies");
        Reply refused = strict.control("PutContainerPolicy", body(policy)).send();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("x-amzn-ErrorType")).isEqualTo("ValidationException");
    }

    @TestFactory
    Stream<DynamicTest> the_guides_examples_decide_as_it_says() {
        return Vectors.objects(Vectors.section("container_policy").get("cases").orElseThrow()).stream()
                .map(vector -> DynamicTest.dynamicTest(
                        Vectors.text(vector, "policy") + " " + Vectors.text(vector, "action") + " "
                                + Vectors.text(vector, "decision"),
                        () -> decide(vector)));
    }

    private void decide(JsonValue.Obj vector) {
        // The guide's role is a user here: this server has no sessions of roles.
        AccessKey role = Vectors.text(vector, "caller").equals("anonymous") ? null : server.newUser("x");
        Reply stored =
                put("{\"Version\":\"2012-10-17\",\"Statement\":[" + example(Vectors.text(vector, "policy")) + "]}");
        assertThat(stored.text()).isEqualTo("{}");
        TestServer.Asked asked = switch (Vectors.text(vector, "action")) {
            case "mediastore:GetObject" -> server.data("GET", "movies", "/a.ts");
            case "mediastore:DescribeObject" -> server.data("HEAD", "movies", "/a.ts");
            case "mediastore:DeleteObject" -> server.data("DELETE", "movies", "/a.ts");
            case "mediastore:ListItems" -> server.data("GET", "movies", "");
            default -> throw new AssertionError(vector);
        };
        asked.by(role);
        vector.get("referer").ifPresent(referer -> {
            if (referer instanceof JsonValue.Text(String value, var position)) {
                asked.with("Referer", value);
            }
        });
        vector.get("source_ip").ifPresent(address -> asked.from(((JsonValue.Text) address).value()));
        if (vector.get("tls").map(tls -> ((JsonValue.Bool) tls).value()).orElse(false)) {
            asked.overTls();
        }
        assertThat(asked.send().status())
                .isEqualTo(Vectors.text(vector, "decision").equals("allow") ? 200 : 403);
    }

    private static String example(String name) {
        String tls = "\"Bool\":{\"aws:SecureTransport\":\"true\"}";
        return name.startsWith("PublicReadOverHttpOrHttps")
                ? readable("\"Bool\":{\"aws:SecureTransport\":[\"true\",\"false\"]}")
                : name.startsWith("PublicReadOverHttps")
                        ? readable(tls)
                        : name.startsWith("IpAddress")
                                ? readable("\"IpAddress\":{\"aws:SourceIp\":[\"198.51.100.0/24\"]},"
                                        + "\"NotIpAddress\":{\"aws:SourceIp\":\"198.51.100.188/32\"}")
                                : name.startsWith("StringEquals")
                                        ? readable("\"StringEquals\":{\"aws:Referer\":\"secret\"}," + tls)
                                        : "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/x\"},"
                                                + "\"NotAction\":\"mediastore:PutObject\",\"Resource\":\"" + ARN
                                                + "/*\"}";
    }

    private static String readable(String condition) {
        return "{\"Sid\":\"Read\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":[\"mediastore:GetObject\","
                + "\"mediastore:DescribeObject\"],\"Resource\":\"" + ARN + "/*\",\"Condition\":{" + condition + "}}";
    }

    private static String statement(String principal, String action, String more) {
        return "{\"Effect\":\"Allow\",\"Principal\":" + principal + ",\"Action\":\"mediastore:" + action
                + "\",\"Resource\":\"" + ARN + "/*\"" + more + "}";
    }

    private Reply put(String policy) {
        return server.control("PutContainerPolicy", body(policy)).send();
    }

    private static String body(String policy) {
        return new JsonWriter()
                .openObject()
                .member("ContainerName", "movies")
                .member("Policy", policy)
                .closeObject()
                .toString();
    }

    private static String filled(String policy) {
        return policy.replace("111122223333", "<account>")
                .replace("us-west-2", "<region>")
                .replace("movies", "<name>");
    }

    private static String written(JsonValue value) {
        return new JsonWriter().value(value).toString();
    }
}
