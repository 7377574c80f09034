package org.entrepot.access.policy.lint;

import java.util.List;
import java.util.stream.Collectors;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.lint.JsonEdits;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.analysis.DeadStatement;
import org.entrepot.access.policy.analysis.DeadStatements;
import org.entrepot.access.policy.analysis.People;
import org.entrepot.access.text.SourceNode;

/**
 * The checks that need a proof: statements without which the policy would say the same about every request. Where the
 * proof takes more steps than its limit allows, nothing is said.
 */
final class DeadChecks {
    private DeadChecks() {}

    static void check(PolicySubject subject, long stepsMax) {
        People people = new People(
                subject.dialect(), subject.scope().owner(), subject.scope().directory(), true);
        DeadStatements found =
                DeadStatements.of(subject.policy(), subject.scope().bucket(), people, stepsMax);
        for (DeadStatement dead : found.dead()) {
            subject.rules().stream()
                    .filter(rule -> rule.index() == dead.statement())
                    .findFirst()
                    .ifPresent(rule -> add(subject, rule, dead));
        }
    }

    private static void add(PolicySubject subject, Rule rule, DeadStatement dead) {
        switch (dead.cause()) {
            case MATCHES_NOTHING -> {
                // A check that sees only the statement says more about it.
                if (!subject.has(PolicyLintCode.UNREACHABLE, rule)) {
                    subject.add(
                            PolicyLintCode.UNREACHABLE,
                            rule.pointer(),
                            "no request meets all that " + PolicySubject.name(rule) + " asks for");
                }
            }
            case OVERRULED ->
                subject.add(
                        PolicyLintCode.DEAD,
                        rule.pointer(),
                        PolicySubject.name(rule) + " never decides: all that it matches is decided the other way by "
                                + others(dead));
            case REPEATED ->
                subject.add(
                        PolicyLintCode.DEAD,
                        rule.pointer(),
                        PolicySubject.name(rule) + " never decides: all that it matches is decided without it by "
                                + others(dead),
                        removed(subject, rule));
        }
    }

    private static String others(DeadStatement dead) {
        return (dead.by().size() == 1 ? "statement " : "statements ")
                + dead.by().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** Without the statement, where it is one of a list. */
    private static List<Edit> removed(PolicySubject subject, Rule rule) {
        String parent = rule.pointer().substring(0, rule.pointer().lastIndexOf('/'));
        SourceNode list = subject.source().find(parent).orElse(null);
        SourceNode statement = subject.source().find(rule.pointer()).orElse(null);
        if (list == null || statement == null || list.children().size() < 2) {
            return List.of();
        }
        boolean isList = subject.source().content(list).startsWith("[");
        return isList ? List.of(JsonEdits.remove(list, statement)) : List.of();
    }
}
