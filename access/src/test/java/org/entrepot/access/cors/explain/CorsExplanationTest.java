package org.entrepot.access.cors.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsReason;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.OriginHint;
import org.entrepot.access.cors.RandomCors;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.Parsed;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class CorsExplanationTest {
    @Test
    void a_near_miss_of_an_origin_is_named() {
        assertThat(hint("http://a.example", "https://a.example")).isEqualTo(OriginHint.SCHEME_DIFFERS);
        assertThat(hint("https://a.example:8443", "https://a.example")).isEqualTo(OriginHint.PORT_DIFFERS);
        assertThat(hint("http://localhost", "http://localhost:*")).isEqualTo(OriginHint.PORT_DIFFERS);
        assertThat(hint("https://A.example", "https://a.example")).isEqualTo(OriginHint.CASE_DIFFERS);
        assertThat(hint("https://a.example", "https://a.example/")).isEqualTo(OriginHint.TRAILING_SLASH);
        assertThat(hint("https://www.a.example", "https://a.example")).isEqualTo(OriginHint.WWW_DIFFERS);
        assertThat(hint("https://a.example", "https://www.a.example")).isEqualTo(OriginHint.WWW_DIFFERS);
    }

    @Test
    void a_far_miss_has_no_hint() {
        assertThat(OriginHint.of("https://b.example", CorsPattern.of("https://a.example")))
                .isEmpty();
        assertThat(OriginHint.of("https://a.example", CorsPattern.of("https://a.example")))
                .isEmpty();
        assertThat(OriginHint.of("null", CorsPattern.of("https://a.example"))).isEmpty();
    }

    @Test
    void the_closest_rule_passes_most_dimensions_and_is_the_earliest_of_those() {
        CorsExplanation explanation = explain(
                new CorsQuestion("https://a.example", "PUT", List.of("x-a"), false, true),
                rule("https://b.example", "GET", null),
                rule("https://a.example", "PUT", null),
                rule("https://a.example", "PUT", List.of("x-b")));
        assertThat(explanation.allowed()).isFalse();
        assertThat(explanation.reason()).contains(CorsReason.HEADERS);
        assertThat(explanation.closestRule()).contains(1);
        assertThat(explanation.offending()).containsExactly("x-a");
    }

    @Test
    void preflight_and_actual_request_may_be_decided_by_different_rules() {
        CorsExplanation explanation = explain(
                new CorsQuestion("https://a.example", "PUT", List.of("content-type"), false, true),
                rule("https://a.example", "PUT", null),
                rule("https://a.example", "PUT", List.of("*")));
        assertThat(explanation.allowed()).isTrue();
        assertThat(explanation.decidedByDifferentRules()).isTrue();
    }

    @Test
    void a_page_with_credentials_passes_only_where_the_origin_is_echoed_with_permission() {
        CorsQuestion question = new CorsQuestion("https://a.example", "PUT", List.of("x-a"), true, true);
        assertThat(explain(question, rule("https://a.example", "PUT", List.of("*")))
                        .answers())
                .filteredOn(DialectAnswer::passesWithCredentials)
                .extracting(DialectAnswer::dialect)
                .containsExactly(Dialect.S3, Dialect.COS);
        assertThat(explain(question, rule("*", "PUT", List.of("*"))).answers())
                .allMatch(DialectAnswer::passes)
                .noneMatch(DialectAnswer::passesWithCredentials);
    }

    @Test
    void the_proposed_rule_allows_exactly_the_request() {
        Property.holds(2_000, random -> {
            CorsConfiguration configuration = RandomCors.sayableIn(Dialect.S3, random);
            CorsQuestion question = new CorsQuestion(
                    "https://" + random.nextInt(9) + ".example", "PUT", List.of("x-a", "content-type"), false, true);
            CorsExplanation explanation = CorsExplanation.of(question, target(configuration.rules()), VaryMode.SAFE);
            CorsRule proposed = explanation.proposedRule().orElseThrow();
            assertThat(explain(question, proposed).allowed()).isTrue();
            assertThat(explain(new CorsQuestion("https://x.example", "PUT", List.of(), false, true), proposed)
                            .allowed())
                    .isFalse();
        });
    }

    @Test
    void nothing_is_proposed_for_what_no_rule_can_say() {
        CorsRule rule = rule("https://a.example", "GET", null);
        assertThat(explain(new CorsQuestion("https://a.example", "PATCH", List.of(), false, true), rule)
                        .proposedRule())
                .isEmpty();
        assertThat(explain(new CorsQuestion("https://*.example", "GET", List.of(), false, true), rule)
                        .proposedRule())
                .isEmpty();
        assertThat(explain(new CorsQuestion("https://a.example", "GET", List.of("bad name"), false, true), rule)
                        .proposedRule())
                .isEmpty();
    }

    @Test
    void the_json_text_holds_rules_answers_and_proposal() {
        CorsExplanation explanation = explain(
                new CorsQuestion("http://a.example", "GET", List.of("x-a"), false, true),
                rule("https://a.example", "GET", null));
        String text = new String(CorsExplanationJson.bytes(explanation), StandardCharsets.UTF_8);
        assertThat(Json.read(text)).isInstanceOf(Parsed.Ok.class);
        assertThat(text)
                .contains("\"reason\":\"origin\"", "\"hint\":\"ORIGIN-SCHEME-DIFFERS\"", "\"closest_rule\":0")
                .contains("\"origin\":{\"asked\":\"http://a.example\",\"passed\":false,"
                        + "\"pattern\":\"https://a.example\"}")
                .contains("\"proposed_rule\":{\"origins\":[\"http://a.example\"],\"methods\":[\"GET\"],"
                        + "\"headers\":[\"x-a\"]}")
                .contains("\"mediastore\":{\"preflight\":{\"Vary\":");
    }

    @Test
    void a_question_is_read_from_json() {
        String json = "{\"origin\": \"https://a.example\", \"method\": \"PUT\", \"headers\": [\"x-a\"],"
                + " \"credentials\": true, \"path\": \"folder/key\"}";
        assertThat(CorsQuestion.read(json.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Parsed.Ok<>(new CorsQuestion("https://a.example", "PUT", List.of("x-a"), true, true)));
    }

    @Test
    void a_question_without_method_or_with_a_wrong_member_is_refused_with_its_place() {
        assertThat(problem("{\"origin\": \"https://a.example\"}")).contains("`method`");
        assertThat(problem("{\"origin\": 1}")).contains("cannot be a number");
        assertThat(problem("{\n\"orign\": \"x\"}")).contains("not known").contains("line 2");
        assertThat(problem("[]")).contains("object");
    }

    private static String problem(String json) {
        Parsed<CorsQuestion> read = CorsQuestion.read(json.getBytes(StandardCharsets.UTF_8));
        return ((Parsed.Failed<CorsQuestion>) read).problem().toString()
                + ((Parsed.Failed<CorsQuestion>) read).problem().position();
    }

    private static OriginHint hint(String origin, String pattern) {
        CorsExplanation explanation = explain(
                new CorsQuestion(origin, "GET", List.of(), false, true),
                rule("https://elsewhere.test", "GET", null),
                rule(pattern, "GET", null));
        return explanation.hint().orElseThrow();
    }

    private static CorsExplanation explain(CorsQuestion question, CorsRule... rules) {
        return CorsExplanation.of(question, target(List.of(rules)), VaryMode.SAFE);
    }

    private static CorsTarget target(List<CorsRule> rules) {
        return CorsTarget.of(CompiledCors.compile(new CorsConfiguration(rules, null)));
    }

    private static CorsRule rule(String origin, String method, List<String> headers) {
        return new CorsRule(null, List.of(origin), List.of(method), headers, null, null, null);
    }
}
