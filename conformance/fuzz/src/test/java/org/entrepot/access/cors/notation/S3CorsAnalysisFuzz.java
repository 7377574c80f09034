package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;

/** What is said about CORS documents of S3; see {@link CorsAnalysis}. */
public final class S3CorsAnalysisFuzz {
    private S3CorsAnalysisFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        CorsAnalysis.check(Dialect.S3, data);
    }
}
