package org.entrepot.access.policy.lint;

import org.entrepot.access.policy.PublicPolicy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.notation.PolicyWarning;

/** The checks that look at who a statement is for. */
final class PrincipalChecks {
    private PrincipalChecks() {}

    static void check(PolicySubject subject) {
        for (Rule rule : subject.rules()) {
            if (PublicPolicy.isPublic(rule)) {
                subject.add(
                        PolicyLintCode.STAR_PRINCIPAL,
                        subject.pointer(rule, PolicySubject.Part.WHO),
                        PolicySubject.name(rule) + " allows everybody without a condition on a fixed value");
            }
        }
        for (PolicyWarning warning : subject.warnings()) {
            switch (warning.kind()) {
                case UNKNOWN_PRINCIPAL ->
                    subject.add(PolicyLintCode.UNKNOWN_PRINCIPAL, warning.pointer(), warning.message());
                case DENIES_EVERYBODY -> subject.add(PolicyLintCode.DENY_ANYONE, warning.pointer(), warning.message());
                case BUCKET_NOT_NAMED -> subject.add(PolicyLintCode.UNREACHABLE, warning.pointer(), warning.message());
            }
        }
    }
}
