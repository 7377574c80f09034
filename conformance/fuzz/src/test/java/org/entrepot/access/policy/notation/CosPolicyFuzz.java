package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** Policies of Cos; see {@link PolicyProperties}. */
public final class CosPolicyFuzz {
    private CosPolicyFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        PolicyProperties.check(Dialect.COS, data);
    }
}
