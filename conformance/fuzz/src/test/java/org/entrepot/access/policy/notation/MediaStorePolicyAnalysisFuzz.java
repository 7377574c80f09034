package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** What is said about policies of MediaStore; see {@link PolicyAnalysis}. */
public final class MediaStorePolicyAnalysisFuzz {
    private MediaStorePolicyAnalysisFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        PolicyAnalysis.check(Dialect.MEDIASTORE, data);
    }
}
