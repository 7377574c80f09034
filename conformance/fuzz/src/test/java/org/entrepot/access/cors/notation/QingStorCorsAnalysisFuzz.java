package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;

/** What is said about CORS documents of QingStor; see {@link CorsAnalysis}. */
public final class QingStorCorsAnalysisFuzz {
    private QingStorCorsAnalysisFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        CorsAnalysis.check(Dialect.QINGSTOR, data);
    }
}
