package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** Policies of S3; see {@link PolicyProperties}. */
public final class S3PolicyFuzz {
    private S3PolicyFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        PolicyProperties.check(Dialect.S3, data);
    }
}
