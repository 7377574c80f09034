package org.entrepot.access.cors.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
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
import org.entrepot.access.text.Screen;
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
        String text = explanation.toJson();
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

    @Test
    void the_smallest_change_is_made_where_the_least_is_missing() {
        CorsQuestion put = new CorsQuestion("https://a.example", "PUT", List.of("x-foo", "x-a"), false, true);
        assertThat(explain(
                                put,
                                rule("https://b.example", "GET", null),
                                rule("https://a.example", "GET", List.of("x-*")),
                                rule("https://a.example", "PUT", List.of("x-a")))
                        .change())
                .contains(new CorsChange.AddMethod(1, "PUT"));
        assertThat(explain(put, rule("https://a.example", "PUT", List.of("x-a")))
                        .change()
                        .map(CorsChange::text))
                .contains("add the header x-foo to rule 0");
        assertThat(explain(put, rule("https://b.example", "PUT", List.of("*"))).change())
                .contains(new CorsChange.AddOrigin(0, "https://a.example"));
        assertThat(explain(put, rule("https://b.example", "GET", List.of("*")))
                        .change()
                        .map(CorsChange::kind))
                .contains("add-rule");
    }

    @Test
    void an_origin_that_no_browser_sends_is_to_be_written_anew() {
        CorsQuestion get = new CorsQuestion("https://a.example", "GET", List.of(), false, true);
        assertThat(explain(get, rule("https://a.example/", "GET", null)).change())
                .contains(new CorsChange.ReplaceOrigin(0, "https://a.example/", "https://a.example"));
        assertThat(explain(get, rule("https://A.example", "GET", null)).change())
                .contains(new CorsChange.ReplaceOrigin(0, "https://A.example", "https://a.example"));
    }

    @Test
    void a_page_with_credentials_gets_a_rule_before_the_one_that_answers_all_origins() {
        CorsQuestion get = new CorsQuestion("https://a.example", "GET", List.of(), true, true);
        CorsExplanation explanation = explain(get, rule("https://b.example", "PUT", null), rule("*", "GET", null));
        assertThat(explanation.allowed()).isTrue();
        assertThat(explanation.passes(Dialect.S3)).isFalse();
        assertThat(explanation.change()).contains(new CorsChange.AddRule(1, rule("https://a.example", "GET", null)));
        assertThat(explanation.toText()).contains("with credentials no browser lets it through");
    }

    @Test
    void a_bucket_without_rules_needs_a_rule() {
        CorsQuestion get = new CorsQuestion("https://a.example", "GET", List.of(), false, true);
        CorsExplanation explanation = CorsExplanation.of(get, CorsTarget.noConfiguration(), VaryMode.SAFE);
        assertThat(explanation.change()).contains(new CorsChange.AddRule(0, rule("https://a.example", "GET", null)));
        assertThat(CorsExplanation.of(get, CorsTarget.noBucket(), VaryMode.SAFE).change())
                .isEmpty();
    }

    @Test
    void the_change_told_lets_the_page_through_and_no_single_smaller_one_does() {
        Property.holds(5_000, random -> {
            CorsConfiguration configuration = RandomCors.sayableIn(Dialect.S3, random);
            CorsQuestion question = RandomCors.question(random);
            CorsExplanation explanation = CorsExplanation.of(question, target(configuration.rules()), VaryMode.SAFE);
            if (explanation.change().isEmpty()) {
                assertThat(explanation.allowed() || explanation.proposedRule().isEmpty())
                        .isTrue();
                return;
            }
            CorsChange change = explanation.change().get();
            assertThat(passes(change, configuration, question)).isTrue();
            boolean isSingle = switch (change) {
                case CorsChange.AddHeaders headers -> headers.names().size() == 1;
                case CorsChange.AddRule rule -> false;
                default -> true;
            };
            if (!isSingle) {
                for (int i = 0; i < configuration.rules().size(); i++) {
                    assertThat(passes(new CorsChange.AddOrigin(i, question.origin()), configuration, question))
                            .isFalse();
                    assertThat(passes(new CorsChange.AddMethod(i, question.method()), configuration, question))
                            .isFalse();
                    for (String name : question.headers()) {
                        assertThat(passes(new CorsChange.AddHeaders(i, List.of(name)), configuration, question))
                                .isFalse();
                    }
                }
            }
        });
    }

    private static boolean passes(CorsChange change, CorsConfiguration configuration, CorsQuestion question) {
        CorsExplanation changed =
                CorsExplanation.of(question, target(change.apply(configuration).rules()), VaryMode.SAFE);
        return changed.allowed() && (!question.credentials() || changed.passes(Dialect.S3));
    }

    @Test
    void a_person_reads_why_and_what_to_do() {
        assertThat(explain(
                                new CorsQuestion("http://a.example", "PUT", List.of("x-a"), false, true),
                                rule("https://a.example", "PUT", List.of("x-*")),
                                rule("https://b.example", "GET", null))
                        .toText())
                .isEqualTo("""
                        REFUSED: a page of http://a.example asks for PUT with x-a
                        because no rule covers the origin
                          the closest one differs in http and https
                        to let it through: add the origin http://a.example to rule 0
                        rule 0: origin no, closest https://a.example; method ok, by PUT; headers ok
                        rule 1: origin no, closest https://b.example; method no; headers no: x-a
                        """);
    }

    @Test
    void the_text_of_many_rules_is_one_screen() {
        CorsRule[] rules = IntStream.range(0, 100)
                .mapToObj(i -> rule("https://" + "a".repeat(120) + i + ".example", "GET", null))
                .toArray(CorsRule[]::new);
        String text = explain(new CorsQuestion("https://b\n".repeat(90), "PUT", List.of("x-a"), false, true), rules)
                .toText();
        assertThat(text.lines().count()).isLessThanOrEqualTo(Screen.LINES_MAX);
        assertThat(text.lines()).allMatch(line -> line.length() <= Screen.COLUMNS_MAX);
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
