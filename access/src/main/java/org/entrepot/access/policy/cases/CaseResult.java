package org.entrepot.access.policy.cases;

import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.Reason;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.explain.PolicyExplanation;
import org.jspecify.annotations.Nullable;

/**
 * An outcome in the words of case files.
 *
 * @param decidedBy index of the deciding statement; null when none decided
 */
record CaseResult(String outcome, @Nullable Integer decidedBy, String explanation) {
    static CaseResult of(Decision decision) {
        Integer rule = decision.decidingRule().map(Rule::index).orElse(null);
        String outcome =
                decision.allowed() ? "allow" : decision.reason() instanceof Reason.Implicit ? "implicit-deny" : "deny";
        return new CaseResult(outcome, rule, PolicyExplanation.of(decision).toText());
    }

    static String words(String outcome, @Nullable Integer decidedBy) {
        return outcome + (decidedBy == null ? ", decided by no statement" : ", decided by statement " + decidedBy);
    }
}
