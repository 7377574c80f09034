package org.entrepot.access.policy.analysis;

/** Counts the work of one analysis, so that its limit is the same on every machine. */
final class Steps {
    /** Steps of one analysis; about five seconds of one core. A step is one box or one glyph looked at. */
    static final long STEPS_MAX = 150_000_000;

    private long left;
    private long taken;

    Steps(long limit) {
        left = limit;
    }

    /**
     * Counts work about to be done.
     *
     * @throws LimitReached when there is no budget left for it
     */
    void take(long steps, String doing) throws LimitReached {
        taken += steps;
        left -= steps;
        if (left < 0) {
            throw new LimitReached("the step limit was reached while " + doing);
        }
    }

    /** Steps counted so far. */
    long taken() {
        return taken;
    }

    /** The analysis gave up; never leaves the package. */
    static final class LimitReached extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        LimitReached(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }
}
