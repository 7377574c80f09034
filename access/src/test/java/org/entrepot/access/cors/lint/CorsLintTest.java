package org.entrepot.access.cors.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.cases.CorsCase;
import org.entrepot.access.cors.cases.CorsCaseFile;
import org.entrepot.access.cors.cases.CorsCaseKind;
import org.entrepot.access.cors.cases.CorsComparison;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.lint.Finding;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.SarifSchema;
import org.entrepot.access.lint.Severity;
import org.entrepot.access.text.Position;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorsLintTest {
    /** Rules that a code is about, and the nearest ones that it is not about. */
    private record Example(Dialect dialect, CorsConfiguration doubtful, CorsConfiguration fine) {}

    @ParameterizedTest
    @EnumSource
    void each_code_is_reported_for_what_it_names(CorsLintCode code) {
        Example example = example(code);
        assertThat(CorsLint.check(example.dialect(), example.doubtful()).codes())
                .contains(code.code());
    }

    @ParameterizedTest
    @EnumSource
    void no_code_is_reported_for_what_is_near_it(CorsLintCode code) {
        Example example = example(code);
        assertThat(CorsLint.check(example.dialect(), example.fine()).codes()).doesNotContain(code.code());
    }

    @ParameterizedTest
    @EnumSource
    void each_code_is_logged_by_the_published_schema(CorsLintCode code) {
        Example example = example(code);
        String text =
                CorsNotation.of(example.dialect()).write(example.doubtful()).text();
        SarifSchema.holdsFor(
                CorsLint.check(example.dialect(), text.getBytes(StandardCharsets.UTF_8)), text, CorsLintCode.values());
        SarifSchema.holdsFor(CorsLint.check(example.dialect(), example.doubtful()), text, CorsLintCode.values());
    }

    private static Example example(CorsLintCode code) {
        return switch (code) {
            case SHADOWED ->
                example(
                        List.of("* | GET | * ", "https://a.example | GET | x-a"),
                        List.of("https://a.example | GET | x-a", "* | GET | *"));
            case EXPOSE_LOST ->
                example(
                        List.of("* | PUT | x-a | x-b", "https://a.example | PUT | * | ETag"),
                        List.of("* | PUT | x-a | etag", "https://a.example | PUT | * | ETag"));
            case DUPLICATE_RULE ->
                example(
                        List.of("https://a.example | GET;PUT", "https://a.example | PUT;GET"),
                        List.of("https://a.example | GET;PUT", "https://a.example | PUT;GET | - | - | 5"));
            case DUPLICATE_ID ->
                example(
                        List.of(
                                "https://a.example | GET | - | - | - | one",
                                "https://b.example | GET | - | - | - | one"),
                        List.of(
                                "https://a.example | GET | - | - | - | one",
                                "https://b.example | GET | - | - | - | two"));
            case STAR_NO_CREDENTIALS -> example(List.of("https://a.example | PUT", "* | GET"), List.of("* | GET"));
            case STAR_MIXED -> example(List.of("https://a.example;* | GET"), List.of("https://*.a.example | GET"));
            case ORIGIN_NO_SCHEME -> origin("a.example", "https://a.example");
            case ORIGIN_BARE_SCHEME -> origin("https", "https://https");
            case ORIGIN_TRAILING_SLASH -> origin("https://a.example/", "https://a.example");
            case ORIGIN_PATH -> origin("https://a.example/*", "https://a.example:*");
            case ORIGIN_UPPERCASE -> origin("https://App.example", "https://app.example/Path");
            case ORIGIN_DEFAULT_PORT -> origin("https://a.example:443", "http://a.example:443");
            case ORIGIN_NON_ASCII -> origin("https://bücher.example", "https://xn--bcher-kva.example");
            case ORIGIN_EMPTY -> origin("", "*");
            case ORIGIN_SPACE -> origin("https://a.example ", "https://a.example");
            case ORIGIN_LIST -> origin("https://a.example,https://b.example", "https://a.example");
            case ORIGIN_NULL -> origin("null", "https://null");
            case ORIGIN_LOOSE_PATTERN -> origin("https://*example.com", "https://*.example.com");
            case ORIGIN_PUBLIC_SUFFIX -> origin("https://*.co.uk", "https://*.shop.co.uk");
            case METHOD_CASE -> example(List.of("https://a.example | get"), List.of("https://a.example | GET"));
            case NO_ETAG_EXPOSED ->
                example(List.of("https://a.example | POST | *"), List.of("https://a.example | POST | * | etag"));
            case UPLOAD_WITHOUT_HEADERS ->
                example(List.of("https://a.example | DELETE"), List.of("https://a.example | GET"));
            case SDK_HEADERS_MISSING ->
                new Example(
                        Dialect.COS,
                        CorsTable.of("https://a.example | GET | x-cos-*"),
                        CorsTable.of("https://a.example | GET | x-cos-*;Authorization;content-*"));
            case AGE_LONG ->
                example(
                        List.of("https://a.example | GET | - | - | 86401"),
                        List.of("https://a.example | GET | - | - | 86400"));
            case AGE_NEGATIVE ->
                example(
                        List.of("https://a.example | GET | - | - | -1"),
                        List.of("https://a.example | GET | - | - | 0"));
            case VARY_OFF ->
                new Example(
                        Dialect.COS,
                        CorsTable.withVary(false, "https://a.example | GET"),
                        CorsTable.withVary(false, "* | GET"));
            case NOT_IN_DIALECT ->
                example(List.of("https://a.example;https://b.example | GET"), List.of("https://a.example | GET"));
            case NEAR_LIMIT -> example(rules(91), rules(90));
        };
    }

    private static Example example(List<String> doubtful, List<String> fine) {
        return new Example(
                Dialect.S3, CorsTable.of(doubtful.toArray(String[]::new)), CorsTable.of(fine.toArray(String[]::new)));
    }

    private static Example origin(String doubtful, String fine) {
        return new Example(Dialect.S3, oneOrigin(doubtful), oneOrigin(fine));
    }

    private static CorsConfiguration oneOrigin(String origin) {
        return new CorsConfiguration(
                List.of(new CorsRule(null, List.of(origin), List.of("GET"), null, null, null, null)), null);
    }

    private static List<String> rules(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "https://a" + i + ".example | GET")
                .toList();
    }

    @Test
    void rules_without_doubt_yield_nothing() {
        LintReport report = CorsLint.check(Dialect.S3, CorsTable.of("https://a.example | GET;PUT | * | ETag | 600"));
        assertThat(report.findings()).isEmpty();
        assertThat(report.summary()).isEqualTo("0");
    }

    @Test
    void errors_are_what_can_never_match() {
        assertThat(Stream.of(CorsLintCode.values()).filter(code -> code.severity() == Severity.ERROR))
                .containsExactly(
                        CorsLintCode.SHADOWED,
                        CorsLintCode.ORIGIN_BARE_SCHEME,
                        CorsLintCode.ORIGIN_TRAILING_SLASH,
                        CorsLintCode.ORIGIN_UPPERCASE,
                        CorsLintCode.ORIGIN_DEFAULT_PORT,
                        CorsLintCode.ORIGIN_EMPTY);
    }

    @TestFactory
    Stream<DynamicTest> published_cases_are_reported_as_expected() {
        return CorsCaseFile.published().cases().stream()
                .filter(one -> one.kind() == CorsCaseKind.LINT)
                .map(one -> DynamicTest.dynamicTest(
                        one.id(), () -> assertThat(differences(one)).isEmpty()));
    }

    private static List<String> differences(CorsCase one) {
        List<String> codes =
                CorsLint.check(one.dialects().getFirst(), one.config()).codes();
        return CorsComparison.lint(one.expect(), codes);
    }

    @Test
    void a_finding_in_xml_names_element_line_and_column() {
        LintReport report = check(Dialect.COS, """
                <CORSConfiguration>
                  <CORSRule>
                    <AllowedOrigin>https://a.example</AllowedOrigin>
                    <!-- <AllowedOrigin>not this one</AllowedOrigin> -->
                    <AllowedOrigin>https://b.example/</AllowedOrigin>
                    <AllowedMethod>GET</AllowedMethod>
                  </CORSRule>
                </CORSConfiguration>
                """);
        Finding finding = only(report, CorsLintCode.ORIGIN_TRAILING_SLASH);
        assertThat(finding.pointer()).isEqualTo("/CORSConfiguration/CORSRule[1]/AllowedOrigin[2]");
        assertThat(finding.position()).isEqualTo(new Position(5, 5));
    }

    @Test
    void a_finding_in_json_has_a_pointer_line_and_column() {
        LintReport report = check(Dialect.MEDIASTORE, """
                {"ContainerName": "c", "CorsPolicy": [
                  {"AllowedMethods": ["GET"], "AllowedHeaders": ["*"],
                   "AllowedOrigins": ["https://a.example", "https://B.example"]}]}
                """);
        Finding finding = only(report, CorsLintCode.ORIGIN_UPPERCASE);
        assertThat(finding.pointer()).isEqualTo("/CorsPolicy/0/AllowedOrigins/1");
        assertThat(finding.position()).isEqualTo(new Position(3, 44));
    }

    @Test
    void a_document_that_the_dialect_refuses_is_a_finding_with_its_place() {
        LintReport report = check(Dialect.QINGSTOR, """
                {"cors_rules": [{"allowed_origin": "*",
                  "allowed_methods": ["GET", "put"]}]}
                """);
        assertThat(report.codes()).containsExactly("REFUSED", "METHOD-CASE");
        Finding refused = report.findings().getFirst();
        assertThat(refused.message()).startsWith("invalid_request: the method `put`");
        assertThat(refused.pointer()).isEqualTo("/cors_rules/0/allowed_methods/1");
        assertThat(refused.position()).isEqualTo(new Position(2, 30));
    }

    @Test
    void the_form_of_a_document_tells_its_dialect() {
        assertThat(dialectOf("<?xml version=\"1.0\"?><CORSConfiguration/>")).isEqualTo("s3");
        assertThat(dialectOf("<CORSConfiguration><ResponseVary>true</ResponseVary></CORSConfiguration>"))
                .isEqualTo("cos");
        assertThat(dialectOf("{\"cors_rules\": []}")).isEqualTo("qingstor");
        assertThat(dialectOf("[]")).isEqualTo("mediastore");
        assertThat(dialectOf("{\"CorsPolicy\": []}")).isEqualTo("mediastore");
        assertThat(dialectOf("{\"Statement\": []}")).isEqualTo("none");
        assertThat(dialectOf("rules")).isEqualTo("none");
    }

    @Test
    void a_switch_that_another_dialect_left_counts() {
        byte[] document = """
                <CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin>
                <AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>""".getBytes(StandardCharsets.UTF_8);
        assertThat(CorsLint.check(Dialect.S3, document).codes()).isEmpty();
        assertThat(CorsLint.check(Dialect.S3, document, false).codes()).contains("VARY-OFF");
    }

    @Test
    void the_largest_documents_are_checked_whole() {
        String origins = IntStream.range(0, 100)
                .mapToObj(i -> "\"" + "a".repeat(i / 10) + "*" + "b".repeat(i % 10) + "\"")
                .collect(Collectors.joining(","));
        String rule = "{\"AllowedOrigins\":[" + origins + "],\"AllowedMethods\":[\"GET\",\"PUT\"],\"AllowedHeaders\":["
                + origins + "]}";
        LintReport report = check(
                Dialect.MEDIASTORE,
                "[" + IntStream.range(0, 100).mapToObj(i -> rule).collect(Collectors.joining(",")) + "]");
        assertThat(report.findings())
                .filteredOn(finding -> finding.code() == CorsLintCode.SHADOWED)
                .hasSize(99);
    }

    private static LintReport check(Dialect dialect, String document) {
        return CorsLint.check(dialect, document.getBytes(StandardCharsets.UTF_8));
    }

    private static String dialectOf(String document) {
        return CorsLint.dialectOf(document.getBytes(StandardCharsets.UTF_8))
                .map(Dialect::label)
                .orElse("none");
    }

    private static Finding only(LintReport report, CorsLintCode code) {
        return report.findings().stream()
                .filter(finding -> finding.code() == code)
                .reduce((a, b) -> {
                    throw new AssertionError(code + " is reported twice");
                })
                .orElseThrow();
    }
}
