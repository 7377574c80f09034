package org.entrepot.access.policy.notation;

import org.entrepot.access.Dialect;

/** What is said about policies of QingStor; see {@link PolicyAnalysis}. */
public final class QingStorPolicyAnalysisFuzz {
    private QingStorPolicyAnalysisFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        PolicyAnalysis.check(Dialect.QINGSTOR, data);
    }
}
