package org.entrepot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.entrepot.gateway.Header;
import org.entrepot.server.cases.CaseOwner;
import org.entrepot.server.cases.DialectForms;
import org.entrepot.server.cases.InProcessTarget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the owner of a bucket wants refused and told is obeyed by the very next request, in every dialect. */
class SafeguardsTest {
    private static final String SAFEGUARDS = "/-/api/v1/buckets/box/safeguards";
    private static final String PAGE = "https://app.example";
    private static final String OTHER_PAGE = "https://other.example";
    /** Addresses that no request can come from. */
    private static final String NOWHERE_S3 = """
            ,"Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"NotIpAddress":{"aws:SourceIp":"203.0.0.0/16"}}""";

    private InProcessTarget target;
    private DialectForms forms;

    @BeforeEach
    void make_a_bucket() throws IOException {
        target = InProcessTarget.open();
        forms = new DialectForms(target.authority(), target.owner());
        assertThat(send(Dialect.S3, "PUT", "/box", null, "").status()).isEqualTo(200);
        assertThat(send(Dialect.S3, "PUT", "/box/key", null, "there").status()).isEqualTo(200);
    }

    @AfterEach
    void close() throws IOException {
        target.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_diagnosis_tells_as_much_as_the_bucket_wants(Dialect dialect) throws IOException {
        assertThat(cors(dialect, PAGE).status()).isEqualTo(200);
        assertDiagnoses(dialect, List.of(), List.of("denied; reason=origin"), List.of(), List.of());
        safeguards("{\"diagnosis\":\"off\"}");
        assertDiagnoses(dialect, List.of(), List.of(), List.of(), List.of());
        safeguards("{\"diagnosis\":\"debug\"}");
        List<String> allowed = List.of("allowed; rule=0");
        List<String> denied = List.of("denied; reason=origin");
        assertDiagnoses(dialect, allowed, denied, allowed, denied);
        safeguards("{\"diagnosis\":null}");
        assertDiagnoses(dialect, List.of(), denied, List.of(), List.of());
    }

    /** Of a preflight of the page and of another, and of a read by each. */
    private void assertDiagnoses(
            Dialect dialect,
            List<String> preflight,
            List<String> otherPreflight,
            List<String> read,
            List<String> otherRead)
            throws IOException {
        assertThat(diagnosis(preflight(dialect, "box", PAGE))).isEqualTo(preflight);
        assertThat(diagnosis(preflight(dialect, "box", OTHER_PAGE))).isEqualTo(otherPreflight);
        assertThat(diagnosis(read(dialect, PAGE))).isEqualTo(read);
        assertThat(diagnosis(read(dialect, OTHER_PAGE))).isEqualTo(otherRead);
    }

    @ParameterizedTest
    @EnumSource
    void a_quiet_bucket_without_rules_looks_to_pages_like_none(Dialect dialect) throws IOException {
        CorsCaseAnswer none = preflight(dialect, "no-such-bucket", PAGE);
        assertThat(diagnosis(none)).containsExactly("denied; reason=no-bucket");
        assertThat(diagnosis(preflight(dialect, "box", PAGE))).containsExactly("denied; reason=no-configuration");
        safeguards("{\"quiet\":true}");
        CorsCaseAnswer quiet = preflight(dialect, "box", PAGE);
        assertThat(quiet.status()).isEqualTo(none.status());
        assertThat(diagnosis(quiet)).isEqualTo(diagnosis(none));
        cors(dialect, PAGE);
        assertThat(preflight(dialect, "box", PAGE).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void rules_with_errors_that_a_lint_finds_are_refused_where_the_owner_wants_it(Dialect dialect) throws IOException {
        assertThat(cors(dialect, PAGE + "/").values("x-cors-lint")).containsExactly("1; ORIGIN-TRAILING-SLASH");
        safeguards("{\"refuse\":[\"lint-errors\"]}");
        String code = switch (dialect) {
            case S3 -> "InvalidRequest";
            case COS -> "InvalidArgument";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
        assertRefused(cors(dialect, OTHER_PAGE + "/"), 400, code, "ORIGIN-TRAILING-SLASH");
        assertThat(preflight(dialect, "box", PAGE + "/").status()).isEqualTo(200);
        assertThat(cors(dialect, PAGE).status()).isEqualTo(200);
        safeguards("{\"refuse\":[]}");
        assertThat(cors(dialect, PAGE + "/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void policies_with_errors_that_a_lint_finds_are_refused_where_the_owner_wants_it(Dialect dialect)
            throws IOException {
        String policy = allow(dialect, "/*", true);
        assertThat(policy(dialect, policy).status()).isLessThan(300);
        safeguards("{\"refuse\":[\"lint-errors\"]}");
        String code = switch (dialect) {
            case S3, COS -> "MalformedPolicy";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
        assertRefused(policy(dialect, policy), 400, code, "UNREACHABLE");
        assertThat(policy(dialect, allow(dialect, "/*", false)).status()).isLessThan(300);
    }

    @ParameterizedTest
    @EnumSource
    void a_policy_that_allows_more_is_refused_with_a_request_that_shows_it(Dialect dialect) throws IOException {
        assertThat(policy(dialect, allow(dialect, "/a/*", false)).status()).isLessThan(300);
        safeguards("{\"refuse\":[\"wider\"]}");
        assertUnwanted(
                dialect, policy(dialect, allow(dialect, "/*", false)), "more than the one in force; this one allows");
        assertThat(policy(dialect, allow(dialect, "/a/b/*", false)).status()).isLessThan(300);
        assertUnwanted(dialect, policy(dialect, allow(dialect, "/a/*", false)), "`object.read` of `box/a/");
        assertThat(send(Dialect.S3, "DELETE", "/box", "policy", "").status()).isEqualTo(204);
        assertUnwanted(dialect, policy(dialect, allow(dialect, "/a/*", false)), "this one allows");
    }

    @ParameterizedTest
    @EnumSource
    void a_public_policy_is_refused_where_the_owner_wants_it(Dialect dialect) throws IOException {
        safeguards("{\"refuse\":[\"public\",\"lock-out\"]}");
        assertUnwanted(dialect, policy(dialect, allow(dialect, "/*", false)), "no public policy", "by `anonymous`");
        safeguards("{\"refuse\":[\"lock-out\"]}");
        assertThat(policy(dialect, allow(dialect, "/*", false)).status()).isLessThan(300);
    }

    @ParameterizedTest
    @EnumSource(names = "QINGSTOR", mode = EnumSource.Mode.EXCLUDE) // its policies cannot speak of policies
    void a_policy_that_denies_its_owner_every_change_is_refused_where_the_owner_wants_it(Dialect dialect)
            throws IOException {
        safeguards("{\"refuse\":[\"lock-out\"]}");
        assertUnwanted(dialect, policy(dialect, denyOwner(dialect)), "denies its owner every change");
        safeguards("{\"refuse\":[\"wider\",\"public\"]}");
        assertThat(policy(dialect, denyOwner(dialect)).status()).isLessThan(300);
    }

    @Test
    void what_is_in_force_is_compared_whatever_dialect_wrote_it() throws IOException {
        assertThat(policy(Dialect.S3, allow(Dialect.S3, "/a/*", false)).status())
                .isEqualTo(204);
        safeguards("{\"refuse\":[\"wider\"]}");
        assertUnwanted(
                Dialect.MEDIASTORE,
                policy(Dialect.MEDIASTORE, allow(Dialect.MEDIASTORE, "/*", false)),
                "this one allows");
        CorsCaseAnswer narrower = policy(Dialect.MEDIASTORE, allow(Dialect.MEDIASTORE, "/a/b/*", false));
        assertThat(narrower.status()).as(text(narrower)).isEqualTo(200);
    }

    @Test
    void the_owner_reads_what_was_set_and_what_is_not_named_stays() throws IOException {
        assertThat(text(send(Dialect.S3, "GET", SAFEGUARDS, null, "")))
                .isEqualTo("{\"bucket\":\"box\",\"diagnosis\":null,\"quiet\":false,\"refuse\":[]}");
        safeguards("{\"refuse\":[\"public\",\"wider\"],\"diagnosis\":\"debug\"}");
        assertThat(text(safeguards("{\"quiet\":true}")))
                .isEqualTo("{\"bucket\":\"box\",\"diagnosis\":\"debug\",\"quiet\":true,"
                        + "\"refuse\":[\"wider\",\"public\"]}");
    }

    @Test
    void a_misspelt_wish_is_told_and_changes_nothing() throws IOException {
        for (String body : List.of(
                "{\"refuse\":[\"wide\"]}",
                "{\"refuse\":\"wider\"}",
                "{\"refuse\":[1]}",
                "{\"diagnosis\":\"loud\"}",
                "{\"quiet\":\"yes\"}",
                "{\"refuses\":[]}")) {
            CorsCaseAnswer refused = send(Dialect.S3, "PUT", SAFEGUARDS, null, body);
            assertThat(refused.status()).as(body).isEqualTo(400);
        }
        assertThat(text(send(Dialect.S3, "GET", SAFEGUARDS, null, ""))).contains("\"refuse\":[]");
        assertThat(send(Dialect.S3, "DELETE", SAFEGUARDS, null, "").status()).isEqualTo(404);
        assertThat(send(Dialect.S3, "GET", "/-/api/v1/buckets/no-such-bucket/safeguards", null, "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobody_but_the_owners_root_reads_or_changes_them() throws IOException {
        List<CaseOwner> others = new ArrayList<>();
        others.add(key("users", "{\"name\":\"anna\"}"));
        key("users", "{\"name\":\"carl\",\"account\":\"200000000002\"}");
        others.add(key("keys", "{\"account\":\"200000000002\"}"));
        for (CaseOwner other : others) {
            DialectForms theirs = new DialectForms(target.authority(), other);
            for (String method : List.of("GET", "PUT")) {
                assertThat(target.send(theirs.call(Dialect.S3, method, SAFEGUARDS, null, List.of(), bytes("{}"), true))
                                .status())
                        .isEqualTo(403);
            }
        }
    }

    private CaseOwner key(String collection, String body) throws IOException {
        String added = text(send(Dialect.S3, "POST", "/-/api/v1/" + collection, null, body));
        if (Json.read(added) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)
                && object.get("accessKey").orElse(null) instanceof JsonValue.Text key
                && object.get("secretKey").orElse(null) instanceof JsonValue.Text secret) {
            return new CaseOwner(key.value(), secret.value(), target.owner().cosAppid());
        }
        throw new AssertionError("no key: " + added);
    }

    private static void assertUnwanted(Dialect dialect, CorsCaseAnswer refused, String... words) {
        String code = switch (dialect) {
            case S3, COS -> "AccessDenied";
            case QINGSTOR -> "permission_denied";
            case MEDIASTORE -> "AccessDeniedException";
        };
        assertRefused(refused, 403, code, words);
    }

    private static void assertRefused(CorsCaseAnswer refused, int status, String code, String... words) {
        String all = String.join(" ", refused.values("x-amzn-ErrorType")) + text(refused);
        assertThat(refused.status()).as(all).isEqualTo(status);
        assertThat(all).contains(code).contains(words);
    }

    private static List<String> diagnosis(CorsCaseAnswer answer) {
        return answer.values("x-cors-diagnosis");
    }

    private CorsCaseAnswer safeguards(String body) throws IOException {
        CorsCaseAnswer answer = send(Dialect.S3, "PUT", SAFEGUARDS, null, body);
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        return answer;
    }

    private CorsCaseAnswer preflight(Dialect dialect, String bucket, String origin) throws IOException {
        List<Header> headers =
                List.of(new Header("Origin", origin), new Header("Access-Control-Request-Method", "GET"));
        return target.send(forms.call(dialect, "OPTIONS", "/" + bucket + "/key", null, headers, bytes(""), false));
    }

    private CorsCaseAnswer read(Dialect dialect, String origin) throws IOException {
        List<Header> headers = List.of(new Header("Origin", origin));
        return target.send(forms.call(dialect, "GET", "/box/key", null, headers, bytes(""), true));
    }

    private CorsCaseAnswer cors(Dialect dialect, String origin) throws IOException {
        CorsRule rule = new CorsRule(null, List.of(origin), List.of("GET"), List.of("*"), null, null, null);
        String document = CorsNotation.of(dialect)
                .write(new CorsConfiguration(List.of(rule), null))
                .text();
        return dialect == Dialect.MEDIASTORE
                ? target.send(
                        forms.control("PutCorsPolicy", "{\"ContainerName\":\"box\",\"CorsPolicy\":" + document + "}"))
                : send(dialect, "PUT", "/box", "cors", document);
    }

    private CorsCaseAnswer policy(Dialect dialect, String document) throws IOException {
        return dialect == Dialect.MEDIASTORE
                ? target.send(forms.control(
                        "PutContainerPolicy",
                        new JsonWriter()
                                .openObject()
                                .member("ContainerName", "box")
                                .member("Policy", document)
                                .closeObject()
                                .toString()))
                : send(dialect, "PUT", "/box", "policy", document);
    }

    /** A policy that lets everybody read objects. */
    private String allow(Dialect dialect, String keys, boolean fromNowhere) {
        return switch (dialect) {
            case S3 -> """
                    {"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
                    "Resource":"arn:aws:s3:::box%s"%s}]}""".formatted(keys, fromNowhere ? NOWHERE_S3 : "");
            case COS -> """
                    {"version":"2.0","statement":[{"effect":"allow","principal":{"qcs":["qcs::cam::anyone:anyone"]},\
                    "action":["name/cos:GetObject"],"resource":["qcs::cos:us-east-1:uid/%2$s:box-%2$s%1$s"]%3$s}]}""".formatted(keys, target.owner().cosAppid(), fromNowhere ? """
                            ,"condition":{"ip_equal":{"qcs:ip":["203.0.113.0/24"]},\
                            "ip_not_equal":{"qcs:ip":["203.0.0.0/16"]}}""" : "");
            case QINGSTOR -> """
                    {"statement":[{"id":"one","user":"*","action":["get_object"],"effect":"allow",\
                    "resource":["box%s"]%s}]}""".formatted(keys, fromNowhere ? """
                            ,"condition":{"ip_address":{"source_ip":["203.0.113.0/24"]},\
                            "not_ip_address":{"source_ip":["203.0.0.0/16"]}}""" : "");
            case MEDIASTORE -> """
                    {"Version":"2012-10-17","Statement":[{"Sid":"one","Effect":"Allow","Principal":"*",\
                    "Action":"mediastore:GetObject",\
                    "Resource":"arn:aws:mediastore:us-east-1:100000000001:container/box%s"%s}]}""".formatted(keys, fromNowhere ? NOWHERE_S3 : "");
        };
    }

    private String denyOwner(Dialect dialect) {
        return switch (dialect) {
            case S3 -> """
                    {"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*",\
                    "Resource":["arn:aws:s3:::box","arn:aws:s3:::box/*"]}]}""";
            case COS -> """
                    {"version":"2.0","statement":[{"effect":"deny","principal":{"qcs":["qcs::cam::uin/%1$s:uin/%1$s"]},\
                    "action":["name/cos:*"],\
                    "resource":["qcs::cos:us-east-1:uid/%2$s:box-%2$s/","qcs::cos:us-east-1:uid/%2$s:box-%2$s/*"]}]}""".formatted("100000000001", target.owner().cosAppid());
            case MEDIASTORE -> """
                    {"Version":"2012-10-17","Statement":[{"Sid":"one","Effect":"Deny","Principal":"*",\
                    "Action":"mediastore:*","Resource":["arn:aws:mediastore:us-east-1:100000000001:container/box",\
                    "arn:aws:mediastore:us-east-1:100000000001:container/box/*"]}]}""";
            case QINGSTOR -> throw new AssertionError("it has no words for it");
        };
    }

    private CorsCaseAnswer send(Dialect dialect, String method, String path, @Nullable String query, String body)
            throws IOException {
        return target.send(forms.call(dialect, method, path, query, List.of(), bytes(body), true));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(CorsCaseAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
