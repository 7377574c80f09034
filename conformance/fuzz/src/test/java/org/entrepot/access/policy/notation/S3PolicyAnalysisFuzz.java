package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** What is said about policies of S3; see {@link PolicyAnalysis}. */
public final class S3PolicyAnalysisFuzz {
    private S3PolicyAnalysisFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        PolicyAnalysis.check(Dialect.S3, data);
    }
}
