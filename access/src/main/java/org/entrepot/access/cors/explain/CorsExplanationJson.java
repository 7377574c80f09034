package org.entrepot.access.cors.explain;

import java.util.List;
import java.util.Optional;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.CorsReason;
import org.entrepot.access.cors.OriginHint;
import org.entrepot.access.cors.PatternOutcome;
import org.entrepot.access.cors.RuleOutcome;
import org.entrepot.access.cors.notation.NeutralCors;
import org.entrepot.access.text.JsonWriter;

/** An explanation as JSON, members in snake case ({@code cors.md} sections 9.2 and 12). */
final class CorsExplanationJson {
    private final JsonWriter json = new JsonWriter();

    CorsExplanationJson(CorsExplanation explanation) {
        json.openObject().member("allowed", explanation.allowed());
        text("reason", explanation.reason().map(CorsReason::word));
        number("closest_rule", explanation.closestRule());
        json.name("offending").values(explanation.offending());
        text("hint", explanation.hint().map(OriginHint::code));
        number("preflight_rule", CorsExplanation.decidingRule(explanation.preflight()));
        number("actual_rule", CorsExplanation.decidingRule(explanation.actual()));
        json.member("decided_by_different_rules", explanation.decidedByDifferentRules());
        json.member("credentials", explanation.question().credentials());
        json.name("rules").openList();
        explanation.rules().forEach(this::rule);
        json.closeList().name("answers").openObject();
        explanation.answers().forEach(this::answer);
        json.closeObject().name("proposed_rule");
        explanation.proposedRule().ifPresentOrElse(rule -> NeutralCors.write(json, rule), json::nothing);
        json.name("change");
        explanation.change().ifPresentOrElse(this::change, json::nothing);
        json.member("text", explanation.toText()).closeObject();
    }

    private void rule(RuleOutcome rule) {
        json.openObject().member("rule", rule.index()).member("matches", rule.matches());
        json.name("origin");
        outcome(rule.origin());
        json.name("method");
        outcome(rule.method());
        json.name("headers").openList();
        rule.headers().forEach(this::outcome);
        json.closeList().closeObject();
    }

    private void outcome(PatternOutcome outcome) {
        json.openObject().member("asked", outcome.asked()).member("passed", outcome.passed());
        text("pattern", Optional.ofNullable(outcome.pattern()));
        json.closeObject();
    }

    private void answer(DialectAnswer answer) {
        json.name(answer.dialect().label()).openObject();
        headers("preflight", answer.preflight());
        headers("actual", answer.actual());
        json.member("passes", answer.passes())
                .member("passes_with_credentials", answer.passesWithCredentials())
                .closeObject();
    }

    private void headers(String name, List<CorsHeader> headers) {
        json.name(name).openObject();
        headers.forEach(header -> json.member(header.name(), header.value()));
        json.closeObject();
    }

    private void change(CorsChange change) {
        json.openObject().member("kind", change.kind()).member("rule", change.rule());
        switch (change) {
            case CorsChange.AddOrigin add -> dimension("origin", List.of(add.origin()));
            case CorsChange.ReplaceOrigin replace -> {
                dimension("origin", List.of(replace.meant()));
                json.member("replaces", replace.written());
            }
            case CorsChange.AddMethod add -> dimension("method", List.of(add.method()));
            case CorsChange.AddHeaders add -> dimension("headers", add.names());
            case CorsChange.AddRule add -> {
                json.name("dimension").nothing().name("added");
                NeutralCors.write(json, add.added());
            }
        }
        json.member("text", change.text()).closeObject();
    }

    private void dimension(String dimension, List<String> values) {
        json.member("dimension", dimension).name("values").values(values);
    }

    private void text(String name, Optional<String> value) {
        json.name(name);
        value.ifPresentOrElse(json::value, json::nothing);
    }

    private void number(String name, Optional<Integer> value) {
        json.name(name);
        value.ifPresentOrElse(number -> json.value((long) number), json::nothing);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
