package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The tests of one rule, in stages: operation, who, where, then each atom. Enforcement stops at the first stage that
 * fails, an explanation asks them all; both ask {@link #holds}.
 */
final class RuleTest {
    /** Which principals count: COS looks at named rules and at rules for everybody apart. */
    enum Pass {
        ALL,
        NAMED,
        EVERYBODY
    }

    private static final int OP = 0;
    private static final int WHO = 1;
    private static final int WHERE = 2;
    private static final int FIRST_ATOM = 3;

    private RuleTest() {}

    static boolean matches(Rule rule, Operation operation, Question question, Pass pass) {
        int stages = stages(rule);
        for (int stage = OP; stage < stages; stage++) {
            if (!holds(rule, stage, operation, question, pass)) {
                return false;
            }
        }
        return true;
    }

    static StatementOutcome outcome(Rule rule, Operation operation, Question question) {
        List<StatementOutcome.Failure> failures = new ArrayList<>();
        for (int stage = OP; stage < stages(rule); stage++) {
            if (!holds(rule, stage, operation, question, Pass.ALL)) {
                failures.add(failure(rule, stage, operation, question));
            }
        }
        return new StatementOutcome(rule, failures);
    }

    private static int stages(Rule rule) {
        return FIRST_ATOM + rule.when().size();
    }

    private static boolean holds(Rule rule, int stage, Operation operation, Question question, Pass pass) {
        return switch (stage) {
            case OP -> rule.ops().contains(operation);
            case WHO ->
                switch (pass) {
                    case ALL -> WhoTest.covers(rule.who(), question);
                    case NAMED -> WhoTest.names(rule.who(), question);
                    case EVERYBODY -> rule.who().isForEverybody();
                };
            case WHERE -> reaches(rule.where(), question);
            default -> AtomTest.holds(rule.when().get(stage - FIRST_ATOM), question);
        };
    }

    static boolean reaches(Where where, Question question) {
        return (covering(where, question) != null) != where.complement();
    }

    /** The first pattern that matches the resource asked for; null when none does. */
    private static @Nullable Pattern covering(Where where, Question question) {
        String key = question.keyFor(where.listing());
        List<Pattern> patterns = where.patterns();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matchesResource(key, question)) {
                return patterns.get(i);
            }
        }
        return null;
    }

    private static StatementOutcome.Failure failure(Rule rule, int stage, Operation operation, Question question) {
        return switch (stage) {
            case OP ->
                new StatementOutcome.Failure(
                        StatementOutcome.Stage.OP, "", String.join(", ", rule.actions()), operation.label());
            case WHO ->
                new StatementOutcome.Failure(
                        StatementOutcome.Stage.WHO,
                        "",
                        (rule.who().complement() ? "not " : "") + PrincipalText.of(rule.who()),
                        PrincipalText.of(question.caller()));
            case WHERE ->
                new StatementOutcome.Failure(
                        StatementOutcome.Stage.WHERE,
                        "",
                        (rule.where().complement() ? "not " : "")
                                + join(rule.where().patterns()),
                        question.resource(rule.where().listing()));
            default -> failure(rule.when().get(stage - FIRST_ATOM), question);
        };
    }

    private static StatementOutcome.Failure failure(Atom atom, Question question) {
        List<String> got = FactValues.of(atom.key(), question);
        return new StatementOutcome.Failure(
                StatementOutcome.Stage.ATOM,
                atom.spelling(),
                atom.operator() + " " + String.join(", ", atom.wanted()),
                got == null ? "absent" : String.join(", ", got));
    }

    private static String join(List<Pattern> patterns) {
        return String.join(", ", patterns.stream().map(Pattern::toString).toList());
    }
}
