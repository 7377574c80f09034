package org.entrepot.access.cors.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.entrepot.access.cors.CorsReason;
import org.entrepot.access.cors.OriginHint;
import org.entrepot.access.cors.PatternOutcome;
import org.entrepot.access.cors.RuleOutcome;
import org.entrepot.access.cors.notation.NeutralCors;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Screen;

/** An explanation for people: whether the page passes and why not, what would change it, then the rules. */
final class CorsExplanationText {
    private final CorsExplanation explanation;
    private final CorsQuestion question;
    private final Screen screen = new Screen();

    CorsExplanationText(CorsExplanation explanation) {
        this.explanation = explanation;
        this.question = explanation.question();
        screen.line((explanation.allowed() ? "ALLOWED: " : "REFUSED: ") + asked());
        explanation.reason().ifPresent(reason -> screen.line("because " + because(reason)));
        explanation.hint().ifPresent(hint -> screen.line(1, hint(hint)));
        if (explanation.allowed()) {
            deciding();
        }
        credentials();
        explanation.change().ifPresent(this::change);
        rules();
    }

    private String asked() {
        return "a page of " + question.origin() + " asks for " + question.method()
                + (question.headers().isEmpty() ? "" : " with " + String.join(", ", question.headers()))
                + (question.credentials() ? ", with credentials" : "");
    }

    private String because(CorsReason reason) {
        return switch (reason) {
            case NO_ORIGIN -> "an origin is needed";
            case BAD_METHOD -> "the method is none of GET, PUT, HEAD, POST, DELETE, the only ones a rule can allow";
            case BAD_HEADER -> "this is no header name: " + String.join(", ", explanation.offending());
            case NO_BUCKET -> "there is no such bucket";
            case NO_CONFIGURATION -> "the bucket has no cross-origin rules";
            case ORIGIN -> "no rule covers the origin";
            case METHOD -> "no rule that covers the origin covers the method";
            case HEADERS ->
                "no rule that covers origin and method covers the headers; refused: "
                        + String.join(", ", explanation.offending());
        };
    }

    private static String hint(OriginHint hint) {
        return switch (hint) {
            case CASE_DIFFERS -> "the closest one differs in letter case; browsers send lower case";
            case TRAILING_SLASH -> "the closest one differs in the slash at the end; origins have none";
            case SCHEME_DIFFERS -> "the closest one differs in http and https";
            case PORT_DIFFERS -> "the closest one differs in the port";
            case WWW_DIFFERS -> "the closest one differs in the leading www.";
        };
    }

    private void deciding() {
        int preflight = CorsExplanation.decidingRule(explanation.preflight()).orElse(-1);
        int actual = CorsExplanation.decidingRule(explanation.actual()).orElse(-1);
        screen.line(
                preflight == actual
                        ? "by rule " + preflight
                        : "the preflight by rule " + preflight + ", the request after it by rule " + actual
                                + ", which exposes its own headers");
    }

    private void credentials() {
        if (!question.credentials() || !explanation.allowed()) {
            return;
        }
        List<String> passing = explanation.answers().stream()
                .filter(DialectAnswer::passesWithCredentials)
                .map(answer -> answer.dialect().label())
                .toList();
        screen.line(
                passing.isEmpty()
                        ? "but with credentials no browser lets it through: the rule answers every origin with *"
                        : "with credentials it passes in " + String.join(", ", passing)
                                + "; the others never allow credentials");
    }

    private void change(CorsChange change) {
        screen.line("to let it through: " + change.text());
        if (change instanceof CorsChange.AddRule add) {
            JsonWriter json = new JsonWriter();
            NeutralCors.write(json, add.added());
            screen.line(1, json.toString());
        }
    }

    private void rules() {
        List<RuleOutcome> rules = explanation.rules();
        for (int i = 0; i < rules.size(); i++) {
            if (screen.linesLeft() == 1 && i < rules.size() - 1) {
                screen.line("and " + (rules.size() - i) + " rules more");
                return;
            }
            screen.oneLine(0, "rule " + rules.get(i).index() + ": " + outcome(rules.get(i)));
        }
    }

    private static String outcome(RuleOutcome rule) {
        if (rule.matches()) {
            return "matches";
        }
        List<PatternOutcome> refused =
                rule.headers().stream().filter(name -> !name.passed()).toList();
        String headers = refused.isEmpty()
                ? "headers ok"
                : "headers no: " + refused.stream().map(PatternOutcome::asked).collect(Collectors.joining(", "));
        return dimension("origin", rule.origin()) + "; " + dimension("method", rule.method()) + "; " + headers;
    }

    private static String dimension(String name, PatternOutcome outcome) {
        return name
                + (outcome.passed() ? " ok" : " no")
                + (outcome.pattern() == null ? "" : (outcome.passed() ? ", by " : ", closest ") + outcome.pattern());
    }

    @Override
    public String toString() {
        return screen.toString();
    }
}
