package org.entrepot.access.policy.explain;

import java.util.List;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.PartOutcome;
import org.entrepot.access.policy.PrincipalText;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.Reason;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** The reason record of {@code policy.md} section 8. Members without a value are null. */
final class PolicyExplanationJson {
    private final PolicyExplanation explanation;
    private final DecisionWords words;
    private final JsonWriter json = new JsonWriter();

    /** @param whole whether what would change it, what became of every statement and the text for people go with it */
    PolicyExplanationJson(PolicyExplanation explanation, boolean whole) {
        this.explanation = explanation;
        this.words = DecisionWords.of(explanation.decision());
        json.openObject();
        decision(explanation.decision());
        json.name("nearest").openList();
        explanation.nearest().stream()
                .filter(statement -> statement.failures().size() == 1)
                .forEach(this::nearMiss);
        json.closeList();
        if (whole) {
            json.name("toAllow");
            way(explanation.toAllow());
            json.name("statements").openList();
            explanation.statements().forEach(this::statement);
            json.closeList().member("text", explanation.toText());
        }
        json.closeObject();
    }

    private void decision(Decision decision) {
        Question question = decision.question();
        CompiledPolicy policy = decision.policy();
        json.member("decision", decision.allowed() ? "allow" : "deny")
                .member("step", decision.step())
                .member("reason", decision.reason().code())
                .member("because", words.because())
                .member("operation", question.operation().label())
                .member("bucket", question.bucket());
        text("key", question.key());
        json.member("caller", PrincipalText.of(question.caller()));
        text("policyRevision", policy == null || policy.revision().isEmpty() ? null : policy.revision());
        text("dialect", policy == null ? null : policy.policy().dialect().label());
        explanation
                .deciding()
                .ifPresentOrElse(
                        this::deciding,
                        () -> json.name("ruleIndex")
                                .nothing()
                                .name("ruleId")
                                .nothing()
                                .name("pointer")
                                .nothing()
                                .name("matched")
                                .nothing());
        if (decision.reason() instanceof Reason.AclGrant grant) {
            json.member("grant", DecisionWords.grant(grant));
        }
    }

    private void deciding(ExplainedStatement statement) {
        rule(statement);
        json.name("matched").openObject();
        for (ExplainedPart part : statement.parts()) {
            if (!(part.outcome() instanceof PartOutcome.Condition)) {
                json.member(part.outcome().label(), part.covering() == null ? wanted(part.outcome()) : part.covering());
            }
        }
        json.name("atoms").openList();
        for (ExplainedPart part : statement.parts()) {
            if (part.outcome() instanceof PartOutcome.Condition condition) {
                Atom atom = condition.wanted();
                json.value(atom.operator() + " " + atom.spelling() + " " + String.join(", ", atom.wanted()));
            }
        }
        json.closeList().closeObject();
    }

    /** What a part asks for, in one text. */
    private String wanted(PartOutcome part) {
        return (words.parts().isComplement(part) ? "not " : "")
                + String.join(", ", words.parts().wanted(part));
    }

    private void rule(ExplainedStatement statement) {
        Rule rule = statement.outcome().rule();
        json.member("ruleIndex", rule.index());
        text("ruleId", rule.id());
        place(statement.place());
    }

    private void place(Place place) {
        json.member("pointer", place.pointer());
        if (place.position() != null) {
            json.member("line", place.position().line())
                    .member("column", place.position().column());
        }
    }

    private void nearMiss(ExplainedStatement statement) {
        PartOutcome failure = statement.failures().getFirst().outcome();
        List<String> got = words.parts().got(failure);
        json.openObject();
        rule(statement);
        json.member("failedAt", failure.label());
        Atom atom = failure instanceof PartOutcome.Condition condition ? condition.wanted() : null;
        text("key", atom == null ? null : atom.spelling());
        json.member("wanted", (atom == null ? "" : atom.operator() + " ") + wanted(failure));
        text("got", got == null ? null : String.join(", ", got));
        json.member("missing", got == null)
                .member("text", words.parts().failure(failure))
                .closeObject();
    }

    private void statement(ExplainedStatement statement) {
        json.openObject();
        rule(statement);
        json.member("effect", statement.allows() ? "allow" : "deny")
                .member("matched", statement.matched())
                .member("decides", statement.decides());
        text(
                "failedAt",
                statement.outcome().firstFailure().map(PartOutcome::label).orElse(null));
        json.name("parts").openList();
        statement.parts().forEach(this::part);
        json.closeList().closeObject();
    }

    private void part(ExplainedPart part) {
        PartOutcome outcome = part.outcome();
        json.openObject().member("at", outcome.label()).member("matched", outcome.matched());
        if (outcome instanceof PartOutcome.Condition condition) {
            json.member("key", condition.wanted().spelling())
                    .member("operator", condition.wanted().operator());
        } else {
            json.member("not", words.parts().isComplement(outcome));
            text("covering", part.covering());
        }
        List<String> got = words.parts().got(outcome);
        json.name("wanted").values(words.parts().wanted(outcome)).name("got");
        if (got == null) {
            json.nothing().member("missing", true);
        } else {
            json.values(got).member("missing", false);
        }
        place(part.place());
        if (!outcome.matched()) {
            json.member("text", words.parts().failure(outcome));
        }
        json.closeObject();
    }

    private void way(WayToAllow way) {
        json.openObject().name("needed").openList();
        way.needed().forEach(this::change);
        json.closeList().name("alternatives").openList();
        way.alternatives().forEach(this::change);
        json.closeList().closeObject();
    }

    private void change(PolicyChange change) {
        json.openObject();
        switch (change) {
            case PolicyChange.StopDenying stop -> {
                json.member("change", "stop-denying").name("statements").openList();
                stop.statements().forEach(statement -> json.value(statement.index()));
                json.closeList();
            }
            case PolicyChange.Meet(ExplainedStatement statement) -> {
                json.member("change", "meet")
                        .member("statement", statement.index())
                        .name("failedAt")
                        .openList();
                statement.failures().forEach(part -> json.value(part.outcome().label()));
                json.closeList();
            }
            case PolicyChange.AddStatement add ->
                json.member("change", "add-statement")
                        .member("principal", add.principal())
                        .member("resource", add.resource())
                        .name("actions")
                        .values(add.actions());
            case PolicyChange.AskAs(String whom) ->
                json.member("change", "ask-as").member("principal", whom);
            case PolicyChange.LiftRestriction lift -> json.member("change", "lift-restriction");
            case PolicyChange.ChangeIdentityPolicies identity -> json.member("change", "change-identity-policies");
        }
        json.member("text", words.change(change)).closeObject();
    }

    private void text(String name, @Nullable String value) {
        json.name(name).valueOrNull(value);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
