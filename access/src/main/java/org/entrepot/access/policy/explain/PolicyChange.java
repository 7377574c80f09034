package org.entrepot.access.policy.explain;

import java.util.List;

/** One thing that would have to change for a refused request to be allowed. */
public sealed interface PolicyChange {
    /** These statements must no longer deny it. */
    record StopDenying(List<ExplainedStatement> statements) implements PolicyChange {
        public StopDenying {
            statements = List.copyOf(statements);
        }
    }

    /** A statement that allows must match: the request or the statement has to change where it failed. */
    record Meet(ExplainedStatement statement) implements PolicyChange {}

    /**
     * A statement is added that allows exactly this.
     *
     * @param principal whom, in words
     * @param actions as the policy's dialect writes them; most calls need one
     * @param resource {@code bucket} or {@code bucket/key}
     */
    record AddStatement(String principal, List<String> actions, String resource) implements PolicyChange {
        public AddStatement {
            actions = List.copyOf(actions);
        }
    }

    /** Another caller asks: no statement of the policy's dialect can give this to the one who did. */
    record AskAs(String whom) implements PolicyChange {}

    /** RestrictPublicBuckets is switched off, or the policy made not public. */
    record LiftRestriction() implements PolicyChange {}

    /** The caller's own identity policies must no longer deny it. */
    record ChangeIdentityPolicies() implements PolicyChange {}
}
