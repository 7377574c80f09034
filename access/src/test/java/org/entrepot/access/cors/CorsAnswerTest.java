package org.entrepot.access.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entrepot.access.Dialect;
import org.junit.jupiter.api.Test;

class CorsAnswerTest {
    private static final List<String> UPLOAD = List.of("content-md5,content-type,x-cos-meta-author");
    private static final CorsRule WRITE = new CorsRule(
            "example-id",
            List.of("https://example.com", "https://example.net"),
            List.of("PUT", "GET", "POST", "DELETE", "HEAD"),
            List.of("*"),
            List.of("Content-Length", "ETag", "x-cos-meta-author"),
            600,
            null);
    private static final CorsRule READ = new CorsRule(
            null,
            List.of("*"),
            List.of("GET", "HEAD"),
            List.of("Range", "x-cos-*", "X-Cos-Meta-A", "if-match"),
            null,
            null,
            null);

    @Test
    void cos_answers_as_in_its_published_example() {
        assertThat(headers(Dialect.COS, preflight("https://example.com", "PUT", UPLOAD), READ, WRITE))
                .isEqualTo(Map.of(
                        "Access-Control-Allow-Credentials", "true",
                        "Access-Control-Allow-Headers", "content-md5,content-type,x-cos-meta-author",
                        "Access-Control-Allow-Methods", "PUT,GET,POST,DELETE,HEAD",
                        "Access-Control-Allow-Origin", "https://example.com",
                        "Access-Control-Expose-Headers", "Content-Length,ETag,x-cos-meta-author",
                        "Access-Control-Max-Age", "600",
                        "Vary", CorsAnswer.VARY_ALL));
    }

    @Test
    void cos_answers_the_whole_list_with_patterns_replaced_by_the_names_they_cover() {
        List<String> asked = List.of("x-cos-meta-b, range, x-cos-meta-a");
        assertThat(headers(Dialect.COS, preflight("https://example.com", "GET", asked), READ))
                .containsEntry("Access-Control-Allow-Headers", "range,x-cos-meta-b,x-cos-meta-a,if-match");
    }

    @Test
    void cos_answers_no_allowed_headers_when_none_is_asked_for() {
        assertThat(headers(Dialect.COS, preflight("https://example.com", "GET", List.of()), READ))
                .doesNotContainKey("Access-Control-Allow-Headers");
    }

    @Test
    void an_asterisk_origin_is_answered_with_an_asterisk_and_no_credentials() {
        CorsRule mixed =
                new CorsRule(null, List.of("https://example.com", "*"), List.of("GET"), null, null, null, null);
        for (Dialect dialect : Dialect.values()) {
            assertThat(headers(dialect, preflight("https://example.com", "GET", List.of()), mixed))
                    .as(dialect.label())
                    .containsEntry("Access-Control-Allow-Origin", "*")
                    .doesNotContainKey("Access-Control-Allow-Credentials");
        }
    }

    @Test
    void s3_answers_the_asked_names_and_never_an_asterisk() {
        assertThat(headers(Dialect.S3, preflight("https://example.com", "PUT", List.of("X-A,authorization")), WRITE))
                .containsEntry("Access-Control-Allow-Headers", "x-a, authorization")
                .containsEntry("Access-Control-Allow-Methods", "PUT, GET, POST, DELETE, HEAD");
    }

    @Test
    void qingstor_answers_the_asked_method_and_five_seconds_where_no_age_is_set() {
        assertThat(headers(Dialect.QINGSTOR, preflight("https://example.com", "GET", List.of()), READ))
                .isEqualTo(Map.of(
                        "Access-Control-Allow-Origin", "*",
                        "Access-Control-Allow-Methods", "GET",
                        "Access-Control-Max-Age", "5",
                        "Vary", CorsAnswer.VARY_ALL));
    }

    @Test
    void qingstor_adds_origin_and_exposed_headers_to_actual_answers() {
        assertThat(headers(Dialect.QINGSTOR, actual("https://example.com", "PUT"), WRITE)
                        .keySet())
                .containsExactlyInAnyOrder("Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Vary");
    }

    @Test
    void an_asterisk_method_is_spelled_out() {
        CorsRule any = new CorsRule(null, List.of("https://a.example"), List.of("*"), null, null, 0, null);
        assertThat(headers(Dialect.MEDIASTORE, preflight("https://a.example", "PUT", List.of()), any))
                .containsEntry("Access-Control-Allow-Methods", "GET, PUT, HEAD, POST, DELETE")
                .containsEntry("Access-Control-Max-Age", "0")
                .doesNotContainKey("Access-Control-Allow-Credentials");
    }

    @Test
    void a_negative_age_is_not_sent() {
        CorsRule negative = new CorsRule(null, List.of("*"), List.of("GET"), null, null, -1, null);
        assertThat(headers(Dialect.S3, actual("https://a.example", "GET"), negative))
                .doesNotContainKey("Access-Control-Max-Age");
    }

    @Test
    void safe_mode_varies_every_answer_of_a_bucket_with_rules() {
        CorsRequest plain = new CorsRequest("GET", List.of(), List.of(), List.of(), true);
        for (Dialect dialect : Dialect.values()) {
            for (CorsRequest request : List.of(plain, actual("https://evil.example", "PUT"))) {
                assertThat(vary(dialect, request, null, VaryMode.SAFE)).contains(CorsAnswer.VARY_ALL);
                assertThat(vary(dialect, request, true, VaryMode.SAFE)).contains(CorsAnswer.VARY_ALL);
                assertThat(vary(dialect, request, false, VaryMode.SAFE)).isEmpty();
            }
        }
        assertThat(CorsAnswer.headers(
                        Dialect.S3, CorsVerdict.judge(plain, CorsTarget.noConfiguration()), VaryMode.SAFE))
                .isEmpty();
    }

    @Test
    void strict_mode_varies_as_each_provider_does() {
        CorsRequest plain = new CorsRequest("GET", List.of(), List.of(), List.of(), true);
        CorsRequest matched = actual("https://example.com", "PUT");
        assertThat(vary(Dialect.S3, plain, null, VaryMode.STRICT)).isEmpty();
        assertThat(vary(Dialect.S3, matched, false, VaryMode.STRICT)).contains(CorsAnswer.VARY_ALL);
        for (Dialect dialect : List.of(Dialect.COS, Dialect.QINGSTOR)) {
            assertThat(vary(dialect, matched, null, VaryMode.STRICT)).isEmpty();
            assertThat(vary(dialect, plain, true, VaryMode.STRICT)).contains("Origin");
        }
    }

    @Test
    void vary_tokens_are_merged_each_once() {
        assertThat(CorsAnswer.mergeVary(null, "Origin")).isEqualTo("Origin");
        assertThat(CorsAnswer.mergeVary("Accept-Encoding,origin", CorsAnswer.VARY_ALL))
                .isEqualTo("Accept-Encoding, origin, Access-Control-Request-Headers, Access-Control-Request-Method");
        assertThat(CorsAnswer.mergeVary("*", "Origin")).isEqualTo("*");
    }

    @Test
    void the_diagnosis_tells_the_reason_on_refused_preflights() {
        CorsRequest refused = preflight("https://example.com", "PUT", List.of("x-b,x-cos-1,X-C"));
        CorsRule write = new CorsRule(
                null, List.of("https://example.com"), List.of("PUT"), List.of("x-cos-*"), null, null, null);
        assertThat(diagnosis(refused, DiagnosisLevel.REASON, write))
                .contains("denied; reason=headers; offending=x-b,x-c");
        assertThat(diagnosis(refused, DiagnosisLevel.OFF, write)).isEmpty();
        assertThat(diagnosis(actual("https://evil.example", "PUT"), DiagnosisLevel.REASON, write))
                .isEmpty();
    }

    @Test
    void debug_also_tells_the_deciding_rule_and_speaks_on_actual_answers() {
        CorsRequest allowed = preflight("https://example.com", "PUT", UPLOAD);
        assertThat(diagnosis(allowed, DiagnosisLevel.REASON, READ, WRITE)).isEmpty();
        assertThat(diagnosis(allowed, DiagnosisLevel.DEBUG, READ, WRITE)).contains("allowed; rule=1");
        assertThat(diagnosis(actual("https://evil.example", "PUT"), DiagnosisLevel.DEBUG, WRITE))
                .contains("denied; reason=origin");
    }

    private static Optional<String> diagnosis(CorsRequest request, DiagnosisLevel level, CorsRule... rules) {
        return CorsAnswer.diagnosis(CorsVerdict.judge(request, target(null, rules)), level)
                .map(CorsHeader::value);
    }

    private static Optional<String> vary(Dialect dialect, CorsRequest request, Boolean responseVary, VaryMode mode) {
        return CorsAnswer.vary(dialect, CorsVerdict.judge(request, target(responseVary, WRITE)), mode)
                .map(CorsHeader::value);
    }

    private static Map<String, String> headers(Dialect dialect, CorsRequest request, CorsRule... rules) {
        return CorsAnswer.headers(dialect, CorsVerdict.judge(request, target(null, rules)), VaryMode.SAFE).stream()
                .collect(Collectors.toMap(CorsHeader::name, CorsHeader::value));
    }

    private static CorsTarget target(Boolean responseVary, CorsRule... rules) {
        return CorsTarget.of(CompiledCors.compile(new CorsConfiguration(List.of(rules), responseVary)));
    }

    private static CorsRequest preflight(String origin, String method, List<String> headers) {
        return new CorsRequest("OPTIONS", List.of(origin), List.of(method), headers, true);
    }

    private static CorsRequest actual(String origin, String method) {
        return new CorsRequest(method, List.of(origin), List.of(), List.of(), true);
    }
}
