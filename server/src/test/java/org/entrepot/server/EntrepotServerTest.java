package org.entrepot.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.access.cors.cases.CorsCase;
import org.entrepot.access.cors.cases.CorsCaseFile;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.gateway.Header;
import org.entrepot.s3.S3Signer;
import org.entrepot.server.cases.CorsCaseResult;
import org.entrepot.server.cases.CorsCaseRunner;
import org.entrepot.server.cases.SocketTarget;
import org.entrepot.server.config.Configuration;
import org.entrepot.server.config.ConfigurationKey;
import org.entrepot.server.config.ConfigurationSources;
import org.entrepot.server.secrets.RootVariables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server on sockets, with its data on disk. */
class EntrepotServerTest {
    private static final String ROOT = "AKIDROOT";
    private static final String SECRET = "a-root-secret";

    @TempDir
    static Path data;

    private static EntrepotServer server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static EntrepotServer start() throws Exception {
        Configuration configuration = Configuration.of(ConfigurationSources.join(
                null,
                Map.of(),
                Map.of(
                        ConfigurationKey.LISTEN, "127.0.0.1:0,cos=127.0.0.1:0",
                        ConfigurationKey.DATA, data.toString(),
                        ConfigurationKey.STOP_TIME, "1s",
                        ConfigurationKey.DURABILITY, "none")));
        return EntrepotServer.start(
                configuration,
                RootVariables.of(Map.of(
                        "ENTREPOT_ROOT_ACCESS_KEY", ROOT,
                        "ENTREPOT_ROOT_SECRET_KEY", SECRET,
                        "ENTREPOT_ROOT_ACCOUNT_ID", "100000000001")));
    }

    @BeforeAll
    static void open() throws Exception {
        server = start();
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    private static String authority(int listener) {
        return "127.0.0.1:" + server.listeners().get(listener).port();
    }

    private record Reply(int status, String body, HttpResponse<String> whole) {
        String member(String name) {
            return Json.read(body) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)
                            && object.get(name).orElse(null) instanceof JsonValue.Text text
                    ? text.value()
                    : "";
        }
    }

    private static Reply plain(int listener, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://" + authority(listener) + path)));
    }

    private static Reply signed(String method, String target, String body, String key, String secret, Header... more)
            throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<Header> headers = new ArrayList<>(List.of(more));
        headers.addAll(S3Signer.sign(method, target, authority(0), headers, bytes, key, secret, Instant.now()));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + authority(0) + target))
                .method(
                        method,
                        bytes.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(bytes));
        headers.forEach(header -> request.header(header.name(), header.value()));
        return send(request);
    }

    private static Reply send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(answer.statusCode(), answer.body(), answer);
    }

    private static Reply asRoot(String method, String target, String body) throws Exception {
        return signed(method, target, body, ROOT, SECRET);
    }

    @Test
    void health_metrics_and_pages_are_on_every_listener() throws Exception {
        for (int listener = 0; listener < 2; listener++) {
            assertThat(plain(listener, "/-/health/live").status()).isEqualTo(200);
            assertThat(plain(listener, "/-/health/ready").status()).isEqualTo(200);
            assertThat(plain(listener, "/-/console/").body()).contains("Entrepôt");
            assertThat(plain(listener, "/-/api/v1/openapi.json").status()).isEqualTo(200);
            assertThat(plain(listener, "/-/nothing").status()).isEqualTo(404);
        }
        plain(0, "/no-such-bucket");
        assertThat(plain(0, "/-/metrics").body())
                .contains("entrepot_requests_total{dialect=\"s3\",operation=\"object.list\",status=\"404\"}")
                .contains("entrepot_store_commits_total ");
    }

    @Test
    void a_new_user_signs_the_next_request_and_may_do_nothing() throws Exception {
        Reply added = asRoot("POST", "/-/api/v1/users", "{\"name\":\"anna\"}");
        assertThat(added.status()).isEqualTo(200);
        assertThat(added.member("arn")).isEqualTo("arn:aws:iam::100000000001:user/anna");
        assertThat(added.member("cosPrincipal")).matches("qcs::cam::uin/[0-9]+:uin/[0-9]+");
        String key = added.member("accessKey");
        String secret = added.member("secretKey");

        assertThat(asRoot("PUT", "/annas-bucket", "").status()).isEqualTo(200);
        Reply refused = signed("GET", "/annas-bucket", "", key, secret);
        assertThat(refused.status()).isEqualTo(403);
        String id = refused.whole().headers().firstValue("x-amz-request-id").orElseThrow();
        Reply why = asRoot("GET", "/-/api/v1/refusals/" + id, "");
        assertThat(why.member("code")).isEqualTo("AccessDenied");
        assertThat(why.member("text")).contains("user/anna");

        assertThat(signed("GET", "/-/api/v1/users", "", key, secret).status()).isEqualTo(403);
        assertThat(asRoot("POST", "/-/api/v1/keys/" + key + "/disable", "").status())
                .isEqualTo(200);
        assertThat(signed("GET", "/annas-bucket", "", key, secret).body()).contains("InvalidAccessKeyId");
        assertThat(asRoot("DELETE", "/-/api/v1/users/anna", "").status()).isEqualTo(200);
        assertThat(asRoot("GET", "/-/api/v1/users", "").body()).doesNotContain("\"anna\"");
    }

    @Test
    void a_taken_name_a_bad_signature_and_unknown_calls_are_told() throws Exception {
        asRoot("POST", "/-/api/v1/users", "{\"name\":\"bert\"}");
        assertThat(asRoot("POST", "/-/api/v1/users", "{\"name\":\"bert\"}").status())
                .isEqualTo(409);
        assertThat(signed("GET", "/-/api/v1/users", "", ROOT, "wrong").status()).isEqualTo(403);
        assertThat(plain(0, "/-/api/v1/users").status()).isEqualTo(403);
        assertThat(asRoot("GET", "/-/api/v1/nothing", "").status()).isEqualTo(404);
        assertThat(asRoot("POST", "/-/api/v1/users", "{").status()).isEqualTo(400);
        assertThat(asRoot("POST", "/-/api/v1/users", "{\"name\":\"a b\"}").status())
                .isEqualTo(400);
        assertThat(asRoot("GET", "/-/api/v1/users?account=7", "").status()).isEqualTo(400);
    }

    @Test
    void only_the_installations_root_makes_accounts_and_other_roots_stay_at_home() throws Exception {
        String key = asRoot("POST", "/-/api/v1/users", "{\"name\":\"carl\",\"account\":\"200000000002\"}")
                .member("accessKey");
        assertThat(key).isNotEmpty();
        Reply root = asRoot("POST", "/-/api/v1/keys", "{\"account\":\"200000000002\"}");
        String other = root.member("accessKey");
        String secret = root.member("secretKey");
        assertThat(signed("GET", "/-/api/v1/users", "", other, secret).body()).contains("\"carl\"");
        assertThat(signed("GET", "/-/api/v1/users?account=100000000001", "", other, secret)
                        .status())
                .isEqualTo(403);
        assertThat(signed("POST", "/-/api/v1/users", "{\"name\":\"x\",\"account\":\"300000000003\"}", other, secret)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_operator_alone_removes_a_policy_that_locked_its_owner_out_and_confirms_it() throws Exception {
        Reply locked = asRoot("POST", "/-/api/v1/keys", "{\"account\":\"100000000001\"}");
        String owner = locked.member("accessKey");
        String secret = locked.member("secretKey");
        asRoot("PUT", "/locked-bucket", "");
        String policy = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",
             "Resource":["arn:aws:s3:::locked-bucket","arn:aws:s3:::locked-bucket/*"]}]}\
            """;
        Header giveUp = new Header("x-amz-confirm-remove-self-bucket-access", "true");
        assertThat(signed("PUT", "/locked-bucket?policy", policy, owner, secret, giveUp)
                        .status())
                .isEqualTo(204);
        assertThat(signed("DELETE", "/locked-bucket?policy", "", owner, secret).status())
                .isEqualTo(403);

        String target = "/-/api/v1/buckets/locked-bucket/policy";
        Reply unconfirmed = asRoot("DELETE", target, "");
        assertThat(unconfirmed.status()).isEqualTo(400);
        assertThat(unconfirmed.member("message")).contains("confirm=locked-bucket");
        assertThat(asRoot("DELETE", target + "?confirm=another", "").status()).isEqualTo(400);
        Reply user = asRoot("POST", "/-/api/v1/users", "{\"name\":\"dora\"}");
        assertThat(signed(
                                "DELETE",
                                target + "?confirm=locked-bucket",
                                "",
                                user.member("accessKey"),
                                user.member("secretKey"))
                        .status())
                .isEqualTo(403);
        Reply removed = asRoot("DELETE", target + "?confirm=locked-bucket", "");
        assertThat(removed.status()).isEqualTo(200);
        assertThat(removed.member("policy")).isEqualTo(policy);

        assertThat(signed("GET", "/locked-bucket", "", owner, secret).status()).isEqualTo(200);
        assertThat(asRoot("DELETE", target + "?confirm=locked-bucket", "").status())
                .isEqualTo(404);
        assertThat(asRoot("DELETE", "/-/api/v1/buckets/no-such-bucket/policy?confirm=no-such-bucket", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_made_up_request_is_decided_and_explained_for_whoever_may_read_the_policy() throws Exception {
        asRoot("PUT", "/simulated", "");
        asRoot("PUT", "/simulated?policy", """
            {"Statement":[{"Sid":"office","Effect":"Allow","Principal":"*","Action":"s3:GetObject",
             "Resource":"arn:aws:s3:::simulated/*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}\
            """);
        String target = "/-/api/v1/buckets/simulated/policy/simulate";
        String read = "\"principal\":\"anonymous\",\"action\":\"s3:GetObject\",\"resource\":\"simulated/k\"";
        Reply denied = asRoot("POST", target, "{" + read + "}");
        assertThat(denied.member("decision")).isEqualTo("deny");
        assertThat(denied.body())
                .contains("\"failedAt\":\"atom\"", "\"pointer\":\"/Statement/0/Condition/IpAddress/aws:SourceIp\"");
        Reply both = asRoot(
                "POST",
                target,
                "{\"requests\":[{" + read + "},{" + read + ",\"context\":{\"aws:SourceIp\":\"10.1.2.3\"}}]}");
        assertThat(both.body()).contains("\"decision\":\"deny\"", "\"decision\":\"allow\"");
        String other = "\"policy\":{\"Statement\":{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"s3:*\","
                + "\"Resource\":\"arn:aws:s3:::simulated/*\"}}";
        assertThat(asRoot("POST", target, "{" + other + "," + read + "}").member("decision"))
                .isEqualTo("allow");
        assertThat(asRoot("POST", target, "{\"principal\":\"nobody!\"}").status())
                .isEqualTo(400);

        Reply user = asRoot("POST", "/-/api/v1/users", "{\"name\":\"emil\"}");
        assertThat(signed("POST", target, "{" + read + "}", user.member("accessKey"), user.member("secretKey"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refused_preflights_are_remembered_with_the_rule_that_would_allow_them_and_counted() throws Exception {
        asRoot("PUT", "/knocked", "");
        for (int i = 0; i < 2; i++) {
            HttpRequest.Builder preflight = HttpRequest.newBuilder(URI.create("http://" + authority(0) + "/knocked/k"))
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                    .header("Origin", "https://knock.example")
                    .header("Access-Control-Request-Method", "PUT")
                    .header("Access-Control-Request-Headers", "x-a");
            assertThat(send(preflight).status()).isEqualTo(403);
        }
        assertThat(asRoot("GET", "/-/api/v1/buckets/knocked/cors/refusals", "").body())
                .contains("\"origin\":\"https://knock.example\",\"method\":\"PUT\",\"headers\":[\"x-a\"]")
                .contains("\"reason\":\"no-configuration\"", "\"count\":2", "\"allowed_now\":false")
                .contains("\"proposed_rule\":{\"origins\":[\"https://knock.example\"],\"methods\":[\"PUT\"]");
        assertThat(plain(0, "/-/metrics").body())
                .contains("entrepot_preflights_total{outcome=\"refused\",reason=\"no-configuration\"} 2");
    }

    @Test
    void cases_run_against_the_socket_and_leave_no_bucket() throws Exception {
        String before = asRoot("GET", "/", "").body();
        try (SocketTarget target = SocketTarget.open(URI.create("http://" + authority(0)), ROOT, SECRET)) {
            CorsCaseRunner runner = new CorsCaseRunner(target);
            List<CorsCase> cases = CorsCaseFile.published().cases();
            // A sample of every fifth: all of them run in process.
            for (int i = 0; i < cases.size(); i += 5) {
                for (CorsCaseResult result : runner.run(cases.get(i))) {
                    if (result instanceof CorsCaseResult.Ran ran) {
                        assertThat(ran.differences()).as(ran.id()).isEmpty();
                    }
                }
            }
        }
        assertThat(asRoot("GET", "/", "").body().contains("<Name>case")).isEqualTo(before.contains("<Name>case"));
    }

    @Test
    void a_read_answered_from_memory_sees_the_last_write_and_asks_who_reads() throws Exception {
        asRoot("PUT", "/read-again", "");
        for (String body : List.of("first", "second")) {
            asRoot("PUT", "/read-again/key", body);
            for (int i = 0; i < 3; i++) {
                assertThat(asRoot("GET", "/read-again/key", "").body()).isEqualTo(body);
                assertThat(signed("GET", "/read-again/key", "", ROOT, "wrong").status())
                        .isEqualTo(403);
                assertThat(plain(0, "/read-again/key").status()).isEqualTo(403);
            }
        }
        asRoot("DELETE", "/read-again/key", "");
        assertThat(asRoot("GET", "/read-again/key", "").status()).isEqualTo(404);
    }

    @Test
    void a_second_server_on_the_same_data_is_refused() {
        assertThatThrownBy(EntrepotServerTest::start).isInstanceOf(IOException.class);
    }

    @Test
    void only_the_root_of_the_installation_verifies_and_backs_up_and_members_are_checked() throws Exception {
        Reply added = asRoot("POST", "/-/api/v1/users", "{\"name\":\"operator\"}");
        for (String call : List.of("verify", "backups")) {
            String target = "/-/api/v1/" + call;
            assertThat(signed("POST", target, "{}", added.member("accessKey"), added.member("secretKey"))
                            .status())
                    .isEqualTo(403);
            assertThat(asRoot("POST", target, "{\"dept\":\"records\"}").body()).contains("`dept` is no member");
        }
        assertThat(asRoot("POST", "/-/api/v1/verify", "{\"depth\":\"deep\"}").status())
                .isEqualTo(400);
        assertThat(asRoot("POST", "/-/api/v1/backups", "{\"folder\":\"relative\"}")
                        .body())
                .contains("no absolute path");

        Reply verified = asRoot("POST", "/-/api/v1/verify", "{\"depth\":\"digests\"}");
        assertThat(verified.status()).isEqualTo(200);
        assertThat(verified.body().lines().toList().getLast())
                .startsWith("{\"type\":\"summary\"")
                .contains("\"findings\":0");
    }
}
