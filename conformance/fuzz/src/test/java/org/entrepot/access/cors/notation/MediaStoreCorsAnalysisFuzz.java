package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;

/** What is said about CORS documents of MediaStore; see {@link CorsAnalysis}. */
public final class MediaStoreCorsAnalysisFuzz {
    private MediaStoreCorsAnalysisFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        CorsAnalysis.check(Dialect.MEDIASTORE, data);
    }
}
