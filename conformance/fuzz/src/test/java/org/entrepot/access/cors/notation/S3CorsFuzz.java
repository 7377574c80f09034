package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;

/** CORS documents of S3; see {@link CorsProperties}. */
public final class S3CorsFuzz {
    private S3CorsFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        CorsProperties.check(Dialect.S3, data);
    }
}
