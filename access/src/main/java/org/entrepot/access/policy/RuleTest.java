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
        return holds(rule, OP, operation, question, pass) && matchesNamed(rule, operation, question, pass);
    }

    /** {@link #matches} for a rule that is known to name the operation. */
    static boolean matchesNamed(Rule rule, Operation operation, Question question, Pass pass) {
        int stages = stages(rule);
        for (int stage = WHO; stage < stages; stage++) {
            if (!holds(rule, stage, operation, question, pass)) {
                return false;
            }
        }
        return true;
    }

    static StatementOutcome outcome(Rule rule, Operation operation, Question question) {
        List<PartOutcome> parts = new ArrayList<>();
        for (int stage = OP; stage < stages(rule); stage++) {
            parts.add(part(rule, stage, holds(rule, stage, operation, question, Pass.ALL), operation, question));
        }
        return new StatementOutcome(rule, parts);
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

    private static PartOutcome part(Rule rule, int stage, boolean matched, Operation operation, Question question) {
        return switch (stage) {
            case OP -> new PartOutcome.Operations(matched, rule.actions(), operation);
            case WHO ->
                new PartOutcome.Callers(matched, rule.who(), WhoTest.covering(rule.who(), question), question.caller());
            case WHERE ->
                new PartOutcome.Resources(
                        matched,
                        rule.where(),
                        covering(rule.where(), question),
                        question.resource(rule.where().listing()));
            default -> {
                Atom atom = rule.when().get(stage - FIRST_ATOM);
                yield new PartOutcome.Condition(matched, atom, FactValues.of(atom.key(), question));
            }
        };
    }
}
