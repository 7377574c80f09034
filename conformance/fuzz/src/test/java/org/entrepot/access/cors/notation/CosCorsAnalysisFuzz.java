package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;

/** What is said about CORS documents of COS; see {@link CorsAnalysis}. */
public final class CosCorsAnalysisFuzz {
    private CosCorsAnalysisFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        CorsAnalysis.check(Dialect.COS, data);
    }
}
