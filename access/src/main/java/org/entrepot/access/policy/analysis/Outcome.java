package org.entrepot.access.policy.analysis;

/** What a policy alone can say, as bits, so that several possible outcomes are one number. */
final class Outcome {
    static final int ALLOW = 1;
    static final int DENY = 2;
    /** COS: rules for everybody deny a signed caller. */
    static final int EVERYBODY_REFUSED = 4;

    static final int NO_MATCH = 8;

    private Outcome() {}

    /** True when only one outcome is possible. */
    static boolean isCertain(int outcomes) {
        return Integer.bitCount(outcomes) == 1;
    }
}
