package org.entrepot.access.policy.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entrepot.access.Dialect;
import org.entrepot.access.lint.DocumentCode;
import org.entrepot.access.lint.Finding;
import org.entrepot.access.lint.LintCode;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;
import org.entrepot.access.lint.SarifSchema;
import org.entrepot.access.policy.RandomPolicies;
import org.entrepot.access.text.Position;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyLintTest {
    private static final String NAMED = "'Principal': {'AWS': '111122223333'}, 'Action': 's3:GetObject'";

    /** A policy that a code is about, and the nearest one that it is not about. Quotes are single ones. */
    private record Example(Dialect dialect, String doubtful, String fine) {}

    @ParameterizedTest
    @EnumSource
    void each_code_is_reported_for_what_it_names(PolicyLintCode code) {
        Example example = example(code);
        assertThat(check(example.dialect(), example.doubtful()).codes()).contains(code.code());
    }

    @ParameterizedTest
    @EnumSource
    void no_code_is_reported_for_what_is_near_it(PolicyLintCode code) {
        Example example = example(code);
        assertThat(check(example.dialect(), example.fine()).codes())
                .doesNotContain(code.code(), DocumentCode.REFUSED.code());
    }

    @ParameterizedTest
    @EnumSource
    void each_code_is_logged_by_the_published_schema(PolicyLintCode code) {
        Example example = example(code);
        SarifSchema.holdsFor(
                check(example.dialect(), example.doubtful()),
                doubleQuoted(example.doubtful()),
                PolicyLintCode.values());
    }

    private static Example example(PolicyLintCode code) {
        return switch (code) {
            case STAR_PRINCIPAL ->
                s3(
                        "'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject'",
                        "'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject',"
                                + " 'Condition': {'IpAddress': {'aws:SourceIp': '203.0.113.0/24'}}");
            case CLIENT_CHOSEN_ONLY ->
                s3(
                        "'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject',"
                                + " 'Condition': {'StringLike': {'aws:Referer': 'https://a.example/*'}}",
                        "'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject',"
                                + " 'Condition': {'StringLike': {'aws:Referer': 'https://a.example/*'},"
                                + " 'IpAddress': {'aws:SourceIp': '203.0.113.0/24'}}");
            case FORALL_IN_ALLOW ->
                condition(
                        "'ForAllValues:StringEquals': {'s3:RequestObjectTagKeys': 'team'}",
                        "'ForAnyValue:StringEquals': {'s3:RequestObjectTagKeys': 'team'}");
            case PRIVATE_RANGE ->
                condition(
                        "'IpAddress': {'aws:SourceIp': ['203.0.113.0/24', '192.168.7.0/24']}",
                        "'IpAddress': {'aws:SourceIp': ['203.0.113.0/24', '192.0.2.0/24']}");
            case WILDCARD_IN_EXACT ->
                condition(
                        "'StringEquals': {'aws:Referer': 'https://a.example/*'}",
                        "'StringEquals': {'aws:Referer': 'https://a.example/${*}'}");
            case HTTP_ALLOWED ->
                s3(
                        "'Effect': 'Allow', " + NAMED,
                        "'Effect': 'Allow', " + NAMED + ", 'Condition': {'Bool': {'aws:SecureTransport': 'true'}}");
            case NOTACTION_ALLOW ->
                s3(
                        "'Effect': 'Allow', 'Principal': {'AWS': '111122223333'}, 'NotAction': 's3:DeleteObject'",
                        "'Effect': 'Deny', 'Principal': {'AWS': '111122223333'}, 'NotAction': 's3:DeleteObject'");
            case UNREACHABLE ->
                condition(
                        "'IpAddress': {'aws:SourceIp': '203.0.113.0/24'}, 'NotIpAddress': {'aws:SourceIp': '203.0.0.0/16'}",
                        "'IpAddress': {'aws:SourceIp': '203.0.0.0/16'}, 'NotIpAddress': {'aws:SourceIp': '203.0.113.0/24'}");
            case DEAD ->
                new Example(
                        Dialect.S3,
                        statements(
                                "'Effect': 'Allow', 'Resource': 'arn:aws:s3:::box/a/*', " + NAMED,
                                "'Effect': 'Deny', 'Resource': 'arn:aws:s3:::box/*', 'Principal': '*', 'Action': 's3:*'"),
                        statements(
                                "'Effect': 'Allow', 'Resource': 'arn:aws:s3:::box/a/*', " + NAMED,
                                "'Effect': 'Deny', 'Resource': 'arn:aws:s3:::box/a/b/*', 'Principal': '*', 'Action': 's3:*'"));
            case UNKNOWN_PRINCIPAL ->
                s3(
                        "'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111122223333:user/carol'},"
                                + " 'Action': 's3:GetObject'",
                        "'Effect': 'Allow', 'Principal': {'AWS': 'arn:aws:iam::111122223333:user/alice'},"
                                + " 'Action': 's3:GetObject'");
            case DENY_ANYONE ->
                new Example(
                        Dialect.COS,
                        cos("'effect': 'deny', 'principal': {'qcs': 'qcs::cam::anyone:anyone'}"),
                        cos("'effect': 'deny', 'principal': {'qcs': 'qcs::cam::uin/100000000001:uin/100000000011'}"));
            case REFERER_PATTERN ->
                new Example(
                        Dialect.QINGSTOR,
                        qingstor("'string_like': {'Referer': '*.example1.com'}"),
                        qingstor("'string_like': {'Referer': '*.example1.com/*'}"));
        };
    }

    private static Example s3(String doubtful, String fine) {
        return new Example(Dialect.S3, onKeys(doubtful), onKeys(fine));
    }

    private static Example condition(String doubtful, String fine) {
        String start = "'Effect': 'Allow', " + NAMED + ", 'Condition': {";
        return s3(start + doubtful + "}", start + fine + "}");
    }

    private static String onKeys(String statement) {
        return statements("'Resource': 'arn:aws:s3:::box/*', " + statement);
    }

    private static String statements(String... statements) {
        return "{'Version': '2012-10-17', 'Statement': [{" + String.join("}, {", statements) + "}]}";
    }

    private static String cos(String statement) {
        return "{'version': '2.0', 'statement': [{'action': 'name/cos:GetObject', 'resource':"
                + " 'qcs::cos:r:uid/1250000000:box-1250000000/*', " + statement + "}]}";
    }

    private static String qingstor(String condition) {
        return "{'statement': [{'id': 'a', 'user': 'usr-alice', 'effect': 'allow', 'action': ['get_object'],"
                + " 'resource': ['box/*'], 'condition': {" + condition + "}}]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'StringEquals': {'s3:prefix': 'a'}, 'StringLike': {'s3:prefix': 'b*'}|true",
                "'StringEquals': {'s3:prefix': 'ba'}, 'StringLike': {'s3:prefix': 'b*'}|false",
                "'StringEquals': {'s3:prefix': ['a', 'b']}, 'StringNotEquals': {'s3:prefix': ['b', 'a']}|true",
                "'StringEquals': {'s3:prefix': ['a', 'b']}, 'StringNotEquals': {'s3:prefix': 'a'}|false",
                "'StringEquals': {'aws:PrincipalOrgID': 'o-1'}|true",
                "'StringNotEquals': {'aws:PrincipalOrgID': 'o-1'}|false",
                "'Bool': {'aws:SecureTransport': 'true'}, 'BoolIfExists': {'aws:SecureTransport': 'false'}|true",
                "'Null': {'s3:prefix': 'true'}, 'StringEquals': {'s3:prefix': 'a'}|true",
                "'Null': {'s3:prefix': 'true'}, 'StringNotEquals': {'s3:prefix': 'a'}|false",
                "'IpAddress': {'aws:SourceIp': '203.0.113.0/24'}, 'IpAddressIfExists': {'aws:SourceIp': '198.51.100.1'}|true"
            })
    void conditions_that_exclude_each_other_are_unreachable(String condition, boolean unreachable) {
        String policy = statements("'Effect': 'Allow', 'Principal': {'AWS': '111122223333'}, 'Action': 's3:ListBucket',"
                + " 'Resource': 'arn:aws:s3:::box', 'Condition': {" + condition + "}");
        assertThat(check(Dialect.S3, policy).codes().contains("UNREACHABLE")).isEqualTo(unreachable);
    }

    @Test
    void a_cos_statement_on_keys_that_names_the_bucket_alone_is_unreachable() {
        String policy = cos("'effect': 'allow', 'principal': {'qcs': 'qcs::cam::uin/100000000001:root'}")
                .replace("box-1250000000/*", "box-1250000000/");
        assertThat(check(Dialect.COS, policy).codes()).contains("UNREACHABLE");
    }

    @Test
    void a_finding_has_a_pointer_line_and_column() {
        LintReport report = check(Dialect.S3, """
                {'Statement': {'Effect': 'Allow', 'Principal': {'AWS': '111122223333'},
                  'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::box/*',
                  'Condition': {'Bool': {'aws:SecureTransport': true},
                    'StringEqualsIfExists': {'aws:Referer': ['a', 'b*']}}}}
                """);
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(PolicyLintCode.WILDCARD_IN_EXACT);
            assertThat(finding.pointer()).isEqualTo("/Statement/Condition/StringEqualsIfExists/aws:Referer");
            assertThat(finding.position()).isEqualTo(new Position(4, 30));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "*.example1.com, *.example1.com/*",
        "http://www.example.com, http://www.example.com/*",
        "www.example.com/a*, *://www.example.com/a*",
        "example.com, *://example.com/*"
    })
    void a_referer_pattern_is_completed(String pattern, String whole) {
        String policy =
                doubleQuoted(qingstor("'string_not_like': {'Referer': ['https://ok.example/*', '" + pattern + "']}"));
        LintReport report = check(Dialect.QINGSTOR, policy);
        assertThat(report.codes()).containsExactly("REFERER-PATTERN");
        assertThat(Patch.apply(policy, report.patches()))
                .isEqualTo(policy.replace('"' + pattern + '"', '"' + whole + '"'));
    }

    @Test
    void a_patch_that_the_dialect_would_not_take_is_not_offered() {
        String pattern = "a" + "*b".repeat(15);
        String policy = doubleQuoted(qingstor("'string_like': {'Referer': ['" + pattern + "', 'b.example/*']}"));
        LintReport report = check(Dialect.QINGSTOR, policy);
        assertThat(report.codes()).containsExactly("REFERER-PATTERN");
        assertThat(report.findings()).hasSize(2);
        assertThat(Patch.apply(policy, report.patches()))
                .isEqualTo(policy.replace("\"b.example/*\"", "\"*://b.example/*\""));
    }

    @ParameterizedTest
    @CsvSource({"*", "http*", "https://a.example/", "*://a.example/*", "*/page", "http?://x/*"})
    void a_referer_pattern_that_fits_whole_values_is_not_reported(String pattern) {
        boolean fits = !pattern.contains("?");
        assertThat(RefererPattern.canMatch(pattern)).isEqualTo(fits);
    }

    @ParameterizedTest
    @EnumSource
    void a_patch_yields_a_policy_without_its_finding(Dialect dialect) {
        Property.holds(100, random -> {
            String text = new RandomPolicies(random).text(dialect);
            LintReport before = check(dialect, text);
            for (Finding finding : before.findings()) {
                Patch patch = finding.patch();
                if (patch != null) {
                    LintReport after = check(dialect, patch.apply(text));
                    assertThat(after.codes()).doesNotContain(DocumentCode.REFUSED.code());
                    assertThat(count(after, finding.code()))
                            .as("%s of %s", finding, text)
                            .isLessThan(count(before, finding.code()));
                }
            }
        });
    }

    @Test
    void a_policy_that_the_dialect_refuses_is_a_finding_with_its_place() {
        LintReport report = check(Dialect.S3, "{'Statement': [\n {'Effect': 'Perhaps'}]}");
        assertThat(report.codes()).containsExactly("REFUSED");
        Finding refused = report.findings().getFirst();
        assertThat(refused.message()).startsWith("MalformedPolicy: Invalid effect: Perhaps");
        assertThat(refused.pointer()).isEqualTo("/Statement/0/Effect");
        assertThat(refused.position().line()).isEqualTo(2);
    }

    @Test
    void the_patch_for_tls_denies_everybody_who_comes_without_it() {
        String policy = doubleQuoted(onKeys("'Effect': 'Allow', " + NAMED));
        LintReport report = check(Dialect.S3, policy);
        assertThat(report.codes()).containsExactly("HTTP-ALLOWED");
        String mended = Patch.apply(policy, report.patches());
        assertThat(mended).contains("\"aws:SecureTransport\":\"false\"");
        assertThat(check(Dialect.S3, mended).codes()).isEmpty();
    }

    @Test
    void a_long_policy_is_checked_whole() {
        String policy = IntStream.range(0, 1_000)
                .mapToObj(i -> "{'id':'" + i + "','user':'*','effect':'allow','action':'get_object','resource':'box/"
                        + i + "*'}")
                .collect(Collectors.joining(",", "{'statement':[", "]}"));
        assertThat(count(check(Dialect.QINGSTOR, policy), PolicyLintCode.STAR_PRINCIPAL))
                .isEqualTo(1_000);
    }

    private static LintReport check(Dialect dialect, String policy) {
        return PolicyLint.check(dialect, doubleQuoted(policy).getBytes(UTF_8), RandomPolicies.SCOPE);
    }

    private static String doubleQuoted(String policy) {
        return policy.replace('\'', '"');
    }

    private static long count(LintReport report, LintCode code) {
        return report.findings().stream()
                .filter(finding -> finding.code() == code)
                .count();
    }
}
