package org.entrepot.access.policy.analysis;

import java.util.List;

/**
 * A statement that never decides anything: without it the policy says the same about every request.
 *
 * @param statement its index, from 0
 * @param cause why
 * @param by the statements that take what it would decide; empty for {@link Cause#MATCHES_NOTHING}
 */
public record DeadStatement(int statement, Cause cause, List<Integer> by) {
    /** Why a statement never decides. */
    public enum Cause {
        /** No request meets its principals, actions, resources and conditions together. */
        MATCHES_NOTHING,
        /** All that it matches is decided the other way by others: an allow inside denies, or behind them. */
        OVERRULED,
        /** All that it matches is decided the same way by others, or by others in part each way. */
        REPEATED
    }

    public DeadStatement {
        by = List.copyOf(by);
    }
}
