package org.entrepot.access.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entrepot.access.cors.CorsVerdict.Allowed;
import org.entrepot.access.cors.CorsVerdict.NotCors;
import org.entrepot.access.cors.CorsVerdict.Refused;
import org.junit.jupiter.api.Test;

class CorsVerdictTest {
    private static final CorsRule READ = rule(List.of("https://a.example"), List.of("GET"), null);
    private static final CorsRule WRITE =
            rule(List.of("https://a.example", "https://*.b.example"), List.of("PUT"), List.of("content-type", "X-A-*"));
    private static final CorsTarget RULES = target(READ, WRITE);

    @Test
    void a_request_without_origin_is_no_cross_origin_request() {
        assertThat(judge(new CorsRequest("GET", List.of(), List.of(), List.of(), true), RULES))
                .isInstanceOf(NotCors.class);
    }

    @Test
    void an_empty_origin_counts_as_none_so_that_an_empty_pattern_never_matches() {
        CorsTarget empty = target(rule(List.of(""), List.of("GET"), null));
        assertThat(judge(new CorsRequest("GET", List.of(""), List.of(), List.of(), true), empty))
                .isInstanceOf(NotCors.class);
        assertThat(reason(preflight("", "GET"), empty)).isEqualTo(CorsReason.NO_ORIGIN);
    }

    @Test
    void two_origin_lines_get_no_permission() {
        List<String> two = List.of("https://a.example", "https://a.example");
        assertThat(reason(new CorsRequest("OPTIONS", two, List.of("GET"), List.of(), true), RULES))
                .isEqualTo(CorsReason.NO_ORIGIN);
        assertThat(reason(new CorsRequest("GET", two, List.of(), List.of(), true), RULES))
                .isEqualTo(CorsReason.NO_ORIGIN);
    }

    @Test
    void the_form_of_a_preflight_is_checked_before_the_bucket() {
        assertThat(reason(preflight("https://a.example", "get"), CorsTarget.noBucket()))
                .isEqualTo(CorsReason.BAD_METHOD);
        assertThat(reason(preflight("https://a.example", "GET", "bad/header"), CorsTarget.noBucket()))
                .isEqualTo(CorsReason.BAD_HEADER);
    }

    @Test
    void a_missing_request_method_is_noticed_only_where_there_are_rules() {
        CorsRequest request = new CorsRequest("OPTIONS", List.of("https://a.example"), List.of(), List.of(), true);
        assertThat(reason(request, CorsTarget.noBucket())).isEqualTo(CorsReason.NO_BUCKET);
        assertThat(reason(request, CorsTarget.noConfiguration())).isEqualTo(CorsReason.NO_CONFIGURATION);
        assertThat(reason(request, RULES)).isEqualTo(CorsReason.BAD_METHOD);
        assertThat(((Refused) judge(request, CorsTarget.noBucket())).method()).isEqualTo("OPTIONS");
    }

    @Test
    void the_first_rule_in_which_all_three_hold_decides() {
        assertThat(index(preflight("https://a.example", "GET"))).isEqualTo(0);
        assertThat(index(preflight("https://a.example", "PUT", "Content-Type, x-a-1")))
                .isEqualTo(1);
        assertThat(index(preflight("https://x.y.b.example", "PUT"))).isEqualTo(1);
    }

    @Test
    void the_reason_names_the_dimension_that_failed() {
        assertThat(reason(preflight("https://c.example", "GET"), RULES)).isEqualTo(CorsReason.ORIGIN);
        assertThat(reason(preflight("https://b.example", "PUT"), RULES)).isEqualTo(CorsReason.ORIGIN);
        assertThat(reason(preflight("https://a.example", "HEAD"), RULES)).isEqualTo(CorsReason.METHOD);
        Refused refused = (Refused) judge(preflight("https://a.example", "PUT", "x-a-1,x-b, X-C"), RULES);
        assertThat(refused.reason()).isEqualTo(CorsReason.HEADERS);
        assertThat(refused.offending()).containsExactly("x-b", "x-c");
    }

    @Test
    void the_offending_names_are_those_of_the_rule_that_refuses_fewest() {
        CorsTarget target = target(
                rule(List.of("*"), List.of("GET"), null),
                rule(List.of("*"), List.of("GET"), List.of("x-a")),
                rule(List.of("*"), List.of("GET"), List.of("x-b")));
        Refused refused = (Refused) judge(preflight("https://a.example", "GET", "x-a,x-c"), target);
        assertThat(refused.offending()).containsExactly("x-c");
    }

    @Test
    void the_request_headers_of_s3_count_on_other_methods_too() {
        List<String> origin = List.of("https://a.example");
        assertThat(index(new CorsRequest("DELETE", origin, List.of("PUT"), List.of(), true)))
                .isEqualTo(1);
        assertThat(reason(new CorsRequest("GET", origin, List.of("DELETE"), List.of(), true), RULES))
                .isEqualTo(CorsReason.METHOD);
        assertThat(reason(new CorsRequest("GET", origin, List.of(), List.of("x-z"), true), RULES))
                .isEqualTo(CorsReason.HEADERS);
    }

    @Test
    void an_asterisk_among_methods_covers_the_five_and_no_more() {
        CorsTarget any = target(rule(List.of("*"), List.of("*"), null));
        for (String method : CorsMethods.ALL) {
            assertThat(judge(preflight("https://a.example", method), any)).isInstanceOf(Allowed.class);
        }
        assertThat(reason(new CorsRequest("PATCH", List.of("https://a.example"), List.of(), List.of(), true), any))
                .isEqualTo(CorsReason.METHOD);
    }

    @Test
    void the_error_document_speaks_of_the_bucket_without_key_or_rules() {
        assertThat(((Refused) judge(preflight("https://c.example", "GET"), RULES)).resource())
                .isEqualTo(CorsResource.OBJECT);
        assertThat(((Refused) judge(preflight("https://c.example", "GET"), CorsTarget.noConfiguration())).resource())
                .isEqualTo(CorsResource.BUCKET);
        CorsRequest bucket = new CorsRequest("OPTIONS", List.of("https://c.example"), List.of("PUT"), List.of(), false);
        Refused refused = (Refused) judge(bucket, RULES);
        assertThat(refused.resource()).isEqualTo(CorsResource.BUCKET);
        assertThat(refused.method()).isEqualTo("PUT");
    }

    @Test
    void outcomes_tell_pattern_by_pattern_what_happened() {
        List<RuleOutcome> outcomes = judge(preflight("https://www.b.example", "PUT", "x-a-1,x-b"), RULES)
                .outcomes();
        assertThat(outcomes).hasSize(2);
        assertThat(outcomes.get(0).dimensionsPassed()).isZero();
        assertThat(outcomes.get(1).origin())
                .isEqualTo(new PatternOutcome("https://www.b.example", true, "https://*.b.example"));
        assertThat(outcomes.get(1).headers())
                .containsExactly(new PatternOutcome("x-a-1", true, "x-a-*"), new PatternOutcome("x-b", false, "x-a-*"));
        assertThat(outcomes.get(1).dimensionsPassed()).isEqualTo(2);
    }

    private static int index(CorsRequest request) {
        return ((Allowed) judge(request, RULES)).ruleIndex();
    }

    private static CorsReason reason(CorsRequest request, CorsTarget target) {
        return ((Refused) judge(request, target)).reason();
    }

    private static CorsVerdict judge(CorsRequest request, CorsTarget target) {
        return CorsVerdict.judge(request, target);
    }

    private static CorsRequest preflight(String origin, String method, String... headers) {
        return new CorsRequest("OPTIONS", List.of(origin), List.of(method), List.of(headers), true);
    }

    private static CorsTarget target(CorsRule... rules) {
        return CorsTarget.of(CompiledCors.compile(new CorsConfiguration(List.of(rules), null)));
    }

    private static CorsRule rule(List<String> origins, List<String> methods, List<String> headers) {
        return new CorsRule(null, origins, methods, headers, null, null, null);
    }
}
