package org.entrepot.gateway;

import java.io.IOException;

/**
 * Carries a {@link Refusal} from wherever it is found, body layers included, to the one place that words it. It has no
 * stack trace: it is an answer, not a fault.
 */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.toString());
        this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
