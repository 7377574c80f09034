package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** Policies of MediaStore; see {@link PolicyProperties}. */
public final class MediaStorePolicyFuzz {
    private MediaStorePolicyFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        PolicyProperties.check(Dialect.MEDIASTORE, data);
    }
}
