package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** Policies of QingStor; see {@link PolicyProperties}. */
public final class QingStorPolicyFuzz {
    private QingStorPolicyFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        PolicyProperties.check(Dialect.QINGSTOR, data);
    }
}
