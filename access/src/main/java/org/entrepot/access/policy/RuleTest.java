package org.entrepot.access.policy;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Operation;

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

    static boolean matches(Rule rule, Operation operation, Request request, Pass pass) {
        int stages = stages(rule);
        for (int stage = OP; stage < stages; stage++) {
            if (!holds(rule, stage, operation, request, pass)) {
                return false;
            }
        }
        return true;
    }

    static StatementOutcome outcome(Rule rule, Operation operation, Request request) {
        List<StatementOutcome.Failure> failures = new ArrayList<>();
        for (int stage = OP; stage < stages(rule); stage++) {
            if (!holds(rule, stage, operation, request, Pass.ALL)) {
                failures.add(failure(rule, stage, operation, request));
            }
        }
        return new StatementOutcome(rule, failures);
    }

    private static int stages(Rule rule) {
        return FIRST_ATOM + rule.when().size();
    }

    private static boolean holds(Rule rule, int stage, Operation operation, Request request, Pass pass) {
        return switch (stage) {
            case OP -> rule.ops().contains(operation);
            case WHO ->
                switch (pass) {
                    case ALL -> WhoTest.covers(rule.who(), request);
                    case NAMED -> WhoTest.names(rule.who(), request);
                    case EVERYBODY -> rule.who().isForEverybody();
                };
            case WHERE -> reaches(rule.where(), request);
            default -> AtomTest.holds(rule.when().get(stage - FIRST_ATOM), request);
        };
    }

    static boolean reaches(Where where, Request request) {
        String resource = request.resource(where.listing());
        List<Pattern> patterns = where.patterns();
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matches(resource, request)) {
                return !where.complement();
            }
        }
        return where.complement();
    }

    private static StatementOutcome.Failure failure(Rule rule, int stage, Operation operation, Request request) {
        return switch (stage) {
            case OP ->
                new StatementOutcome.Failure(
                        StatementOutcome.Stage.OP, "", String.join(", ", rule.actions()), operation.label());
            case WHO ->
                new StatementOutcome.Failure(
                        StatementOutcome.Stage.WHO,
                        "",
                        (rule.who().complement() ? "not " : "") + PrincipalText.of(rule.who()),
                        PrincipalText.of(request.caller()));
            case WHERE ->
                new StatementOutcome.Failure(
                        StatementOutcome.Stage.WHERE,
                        "",
                        (rule.where().complement() ? "not " : "")
                                + join(rule.where().patterns()),
                        request.resource(rule.where().listing()));
            default -> failure(rule.when().get(stage - FIRST_ATOM), request);
        };
    }

    private static StatementOutcome.Failure failure(Atom atom, Request request) {
        List<String> got = request.values(atom.key());
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
