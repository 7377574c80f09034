package org.entrepot.access.policy.explain;

import java.util.List;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.StatementOutcome;

/**
 * What became of one statement, and where it stands.
 *
 * @param decides whether it is the one that decided
 * @param parts in the order in which they are tested: actions, principals, resources, then each condition
 */
public record ExplainedStatement(StatementOutcome outcome, boolean decides, Place place, List<ExplainedPart> parts) {
    public ExplainedStatement {
        parts = List.copyOf(parts);
    }

    /** Its number in the policy, counted from 0. */
    public int index() {
        return outcome.rule().index();
    }

    /** True when it allows. */
    public boolean allows() {
        return outcome.rule().effect() == Effect.ALLOW;
    }

    /** True when every part matched. */
    public boolean matched() {
        return outcome.matched();
    }

    /** The parts that did not match, in order; empty when the statement matched. */
    public List<ExplainedPart> failures() {
        return parts.stream().filter(part -> !part.outcome().matched()).toList();
    }
}
