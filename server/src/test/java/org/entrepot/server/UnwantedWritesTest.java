package org.entrepot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.gateway.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the owner of a bucket wants refused is refused by the very next write, in every dialect. */
class UnwantedWritesTest {
    private static final String PAGE = "https://app.example";
    private static final String OTHER_PAGE = "https://other.example";
    /** Addresses that no request can come from. */
    private static final String NOWHERE_S3 = """
            ,"Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"NotIpAddress":{"aws:SourceIp":"203.0.0.0/16"}}""";

    private SafeguardedBucket box;

    @BeforeEach
    void make_a_bucket() throws IOException {
        box = new SafeguardedBucket();
    }

    @AfterEach
    void close() throws IOException {
        box.close();
    }

    @ParameterizedTest
    @EnumSource
    void rules_with_errors_that_a_lint_finds_are_refused_where_the_owner_wants_it(Dialect dialect) throws IOException {
        assertThat(box.cors(dialect, PAGE + "/").values("x-cors-lint")).containsExactly("1; ORIGIN-TRAILING-SLASH");
        box.safeguards("{\"refuse\":[\"lint-errors\"]}");
        String code = switch (dialect) {
            case S3 -> "InvalidRequest";
            case COS -> "InvalidArgument";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
        assertRefused(box.cors(dialect, OTHER_PAGE + "/"), 400, code, "ORIGIN-TRAILING-SLASH");
        assertThat(box.preflight(dialect, "box", PAGE + "/").status()).isEqualTo(200);
        assertThat(box.cors(dialect, PAGE).status()).isEqualTo(200);
        box.safeguards("{\"refuse\":[]}");
        assertThat(box.cors(dialect, PAGE + "/").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void policies_with_errors_that_a_lint_finds_are_refused_where_the_owner_wants_it(Dialect dialect)
            throws IOException {
        String policy = allow(dialect, "/*", true);
        assertThat(box.policy(dialect, policy).status()).isLessThan(300);
        box.safeguards("{\"refuse\":[\"lint-errors\"]}");
        String code = switch (dialect) {
            case S3, COS -> "MalformedPolicy";
            case QINGSTOR -> "invalid_request";
            case MEDIASTORE -> "ValidationException";
        };
        assertRefused(box.policy(dialect, policy), 400, code, "UNREACHABLE");
        assertThat(box.policy(dialect, allow(dialect, "/*", false)).status()).isLessThan(300);
    }

    @ParameterizedTest
    @EnumSource
    void a_policy_that_allows_more_is_refused_with_a_request_that_shows_it(Dialect dialect) throws IOException {
        assertThat(box.policy(dialect, allow(dialect, "/a/*", false)).status()).isLessThan(300);
        box.safeguards("{\"refuse\":[\"wider\"]}");
        assertUnwanted(
                dialect,
                box.policy(dialect, allow(dialect, "/*", false)),
                "more than the one in force; this one allows");
        assertThat(box.policy(dialect, allow(dialect, "/a/b/*", false)).status())
                .isLessThan(300);
        assertUnwanted(dialect, box.policy(dialect, allow(dialect, "/a/*", false)), "`object.read` of `box/a/");
        assertThat(box.send(Dialect.S3, "DELETE", "/box", "policy", "").status())
                .isEqualTo(204);
        assertUnwanted(dialect, box.policy(dialect, allow(dialect, "/a/*", false)), "this one allows");
    }

    @ParameterizedTest
    @EnumSource
    void a_public_policy_is_refused_where_the_owner_wants_it(Dialect dialect) throws IOException {
        box.safeguards("{\"refuse\":[\"public\",\"lock-out\"]}");
        assertUnwanted(dialect, box.policy(dialect, allow(dialect, "/*", false)), "no public policy", "by `anonymous`");
        box.safeguards("{\"refuse\":[\"lock-out\"]}");
        assertThat(box.policy(dialect, allow(dialect, "/*", false)).status()).isLessThan(300);
    }

    @ParameterizedTest
    @EnumSource(names = "QINGSTOR", mode = EnumSource.Mode.EXCLUDE) // its policies cannot speak of policies
    void a_policy_that_denies_its_owner_all_is_taken_while_the_owner_keeps_the_way_of_recovery(Dialect dialect)
            throws IOException {
        box.safeguards("{\"refuse\":[\"lock-out\"]}");
        assertThat(box.policy(dialect, denyOwner(dialect)).status()).isLessThan(300);
        assertThat(box.send(Dialect.S3, "DELETE", "/box", "policy", "").status())
                .isEqualTo(204);
    }

    @Test
    void a_policy_that_locks_its_owner_out_for_good_is_refused_where_the_owner_wants_it() throws IOException {
        Header confirmed = new Header("x-amz-confirm-remove-self-bucket-access", "true");
        box.safeguards("{\"refuse\":[\"lock-out\"]}");
        assertUnwanted(
                Dialect.S3,
                box.send(Dialect.S3, "PUT", "/box", "policy", List.of(confirmed), denyOwner(Dialect.S3)),
                "denies its owner every change of it for good");
        String allow = allow(Dialect.S3, "/*", false);
        assertThat(box.send(Dialect.S3, "PUT", "/box", "policy", List.of(confirmed), allow)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void what_is_in_force_is_compared_whatever_dialect_wrote_it() throws IOException {
        assertThat(box.policy(Dialect.S3, allow(Dialect.S3, "/a/*", false)).status())
                .isEqualTo(204);
        box.safeguards("{\"refuse\":[\"wider\"]}");
        assertUnwanted(
                Dialect.MEDIASTORE,
                box.policy(Dialect.MEDIASTORE, allow(Dialect.MEDIASTORE, "/*", false)),
                "this one allows");
        CorsCaseAnswer narrower = box.policy(Dialect.MEDIASTORE, allow(Dialect.MEDIASTORE, "/a/b/*", false));
        assertThat(narrower.status()).as(SafeguardedBucket.text(narrower)).isEqualTo(200);
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
        String all = String.join(" ", refused.values("x-amzn-ErrorType")) + SafeguardedBucket.text(refused);
        assertThat(refused.status()).as(all).isEqualTo(status);
        assertThat(all).contains(code).contains(words);
    }

    /** A policy that lets everybody read objects. */
    private String allow(Dialect dialect, String keys, boolean fromNowhere) {
        return switch (dialect) {
            case S3 -> """
                    {"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",\
                    "Resource":"arn:aws:s3:::box%s"%s}]}""".formatted(keys, fromNowhere ? NOWHERE_S3 : "");
            case COS -> """
                    {"version":"2.0","statement":[{"effect":"allow","principal":{"qcs":["qcs::cam::anyone:anyone"]},\
                    "action":["name/cos:GetObject"],"resource":["qcs::cos:us-east-1:uid/%2$s:box-%2$s%1$s"]%3$s}]}""".formatted(keys, box.target.owner().cosAppid(), fromNowhere ? """
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
                    "resource":["qcs::cos:us-east-1:uid/%2$s:box-%2$s/","qcs::cos:us-east-1:uid/%2$s:box-%2$s/*"]}]}""".formatted("100000000001", box.target.owner().cosAppid());
            case MEDIASTORE -> """
                    {"Version":"2012-10-17","Statement":[{"Sid":"one","Effect":"Deny","Principal":"*",\
                    "Action":"mediastore:*","Resource":["arn:aws:mediastore:us-east-1:100000000001:container/box",\
                    "arn:aws:mediastore:us-east-1:100000000001:container/box/*"]}]}""";
            case QINGSTOR -> throw new AssertionError("it has no words for it");
        };
    }
}
