package org.entrepot.access.policy.explain;

import java.util.List;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.text.Screen;

/** An explanation for people: what decided and where, how near it came, what would change it, then the statements. */
final class PolicyExplanationText {
    private final PolicyExplanation explanation;
    private final DecisionWords words;
    private final Screen screen = new Screen();

    PolicyExplanationText(PolicyExplanation explanation) {
        this.explanation = explanation;
        this.words = DecisionWords.of(explanation.decision());
        boolean allowed = explanation.decision().allowed();
        screen.line((allowed ? "ALLOWED: " : "DENIED: ") + words.question());
        screen.line("because " + words.because());
        explanation.deciding().ifPresent(this::deciding);
        if (!allowed) {
            nearest();
            toAllow();
        }
        statements();
    }

    private void deciding(ExplainedStatement statement) {
        List<String> matches =
                statement.parts().stream().map(words.parts()::match).toList();
        screen.line(
                1,
                "its action " + matches.get(0) + ", principal " + matches.get(1) + ", resource " + matches.get(2)
                        + (matches.size() == 3
                                ? ", no condition"
                                : ", conditions: " + Words.allOf(matches.subList(3, matches.size()))));
    }

    private void nearest() {
        List<ExplainedStatement> nearest = explanation.nearest();
        if (nearest.isEmpty()) {
            return;
        }
        boolean isNear = nearest.getFirst().failures().size() == 1;
        screen.line(isNear ? "would allow it but for one thing:" : "comes nearest to allowing it:");
        for (ExplainedStatement statement : nearest) {
            if (isNear) {
                ExplainedPart failure = statement.failures().getFirst();
                screen.line(1, DecisionWords.placed(statement) + ": " + failure(failure));
            } else {
                screen.line(1, DecisionWords.placed(statement) + " lacks:");
                statement.failures().forEach(part -> screen.line(2, failure(part)));
            }
        }
    }

    private String failure(ExplainedPart part) {
        return PartWords.name(part.outcome()) + DecisionWords.at(part.place()) + ": "
                + words.parts().failure(part.outcome());
    }

    private void toAllow() {
        WayToAllow way = explanation.toAllow();
        if (way.needed().isEmpty() && way.alternatives().isEmpty()) {
            return;
        }
        screen.line("to allow it" + (way.needed().isEmpty() ? ", one of these:" : ":"));
        way.needed().forEach(change -> screen.line(1, words.change(change)));
        if (!way.needed().isEmpty() && !way.alternatives().isEmpty()) {
            screen.line("and one of these:");
        }
        way.alternatives().forEach(change -> screen.line(1, words.change(change)));
    }

    private void statements() {
        CompiledPolicy policy = explanation.decision().policy();
        if (policy == null) {
            screen.line("the bucket has no policy");
            return;
        }
        List<ExplainedStatement> statements = explanation.statements();
        screen.line("the policy is written in " + policy.policy().dialect().label()
                + (policy.revision().isEmpty() ? "" : ", revision " + policy.revision()) + ", its statements:");
        for (int i = 0; i < statements.size(); i++) {
            boolean isLastLine = screen.linesLeft() == 1;
            if (isLastLine && i < statements.size() - 1) {
                screen.line(1, "and " + (statements.size() - i) + " more");
                return;
            }
            screen.oneLine(1, line(statements.get(i)));
        }
    }

    private static String line(ExplainedStatement statement) {
        Rule rule = statement.outcome().rule();
        String outcome = statement.matched()
                ? statement.decides() ? "matches and decides" : "matches"
                : "does not match: "
                        + PartWords.name(statement.failures().getFirst().outcome());
        return rule.index()
                + (rule.id() == null ? "" : " " + Words.quoted(rule.id()))
                + (statement.allows() ? " allow: " : " deny: ")
                + outcome;
    }

    @Override
    public String toString() {
        return screen.toString();
    }
}
