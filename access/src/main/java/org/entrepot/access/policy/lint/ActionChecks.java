package org.entrepot.access.policy.lint;

import org.entrepot.access.policy.Rule;

/** The check that looks at how the actions of a statement are written. */
final class ActionChecks {
    private static final String NOT_ACTION = "NotAction";

    private ActionChecks() {}

    static void check(PolicySubject subject) {
        for (Rule rule : subject.allows()) {
            String pointer = rule.pointer() + "/" + NOT_ACTION;
            if (subject.source().find(pointer).isPresent()) {
                subject.add(
                        PolicyLintCode.NOTACTION_ALLOW,
                        pointer,
                        PolicySubject.name(rule) + " allows every action but those it names");
            }
        }
    }
}
