package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** What is said about policies of COS; see {@link PolicyAnalysis}. */
public final class CosPolicyAnalysisFuzz {
    private CosPolicyAnalysisFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        PolicyAnalysis.check(Dialect.COS, data);
    }
}
