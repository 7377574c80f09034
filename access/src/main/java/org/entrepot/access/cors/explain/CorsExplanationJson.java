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
public final class CorsExplanationJson {
    private CorsExplanationJson() {}

    /** The explanation as UTF-8 bytes. */
    public static byte[] bytes(CorsExplanation explanation) {
        return write(explanation).toBytes();
    }

    private static JsonWriter write(CorsExplanation explanation) {
        JsonWriter json = new JsonWriter().openObject().member("allowed", explanation.allowed());
        text(json, "reason", explanation.reason().map(CorsReason::word));
        number(json, "closest_rule", explanation.closestRule());
        json.name("offending").values(explanation.offending());
        text(json, "hint", explanation.hint().map(OriginHint::code));
        number(json, "preflight_rule", CorsExplanation.decidingRule(explanation.preflight()));
        number(json, "actual_rule", CorsExplanation.decidingRule(explanation.actual()));
        json.member("decided_by_different_rules", explanation.decidedByDifferentRules());
        json.member("credentials", explanation.question().credentials());
        json.name("rules").openList();
        explanation.rules().forEach(rule -> rule(json, rule));
        json.closeList().name("answers").openObject();
        explanation.answers().forEach(answer -> answer(json, answer));
        json.closeObject().name("proposed_rule");
        explanation.proposedRule().ifPresentOrElse(rule -> NeutralCors.write(json, rule), json::nothing);
        return json.closeObject();
    }

    private static void rule(JsonWriter json, RuleOutcome rule) {
        json.openObject().member("rule", rule.index()).member("matches", rule.matches());
        outcome(json.name("origin"), rule.origin());
        outcome(json.name("method"), rule.method());
        json.name("headers").openList();
        rule.headers().forEach(header -> outcome(json, header));
        json.closeList().closeObject();
    }

    private static void outcome(JsonWriter json, PatternOutcome outcome) {
        json.openObject().member("asked", outcome.asked()).member("passed", outcome.passed());
        text(json, "pattern", Optional.ofNullable(outcome.pattern()));
        json.closeObject();
    }

    private static void answer(JsonWriter json, DialectAnswer answer) {
        json.name(answer.dialect().label()).openObject();
        headers(json, "preflight", answer.preflight());
        headers(json, "actual", answer.actual());
        json.member("passes", answer.passes()).member("passes_with_credentials", answer.passesWithCredentials());
        json.closeObject();
    }

    private static void headers(JsonWriter json, String name, List<CorsHeader> headers) {
        json.name(name).openObject();
        headers.forEach(header -> json.member(header.name(), header.value()));
        json.closeObject();
    }

    private static void text(JsonWriter json, String name, Optional<String> value) {
        json.name(name);
        value.ifPresentOrElse(json::value, json::nothing);
    }

    private static void number(JsonWriter json, String name, Optional<Integer> value) {
        json.name(name);
        value.ifPresentOrElse(number -> json.value((long) number), json::nothing);
    }
}
