package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;

/** CORS documents of Cos; see {@link CorsProperties}. */
public final class CosCorsFuzz {
    private CosCorsFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        CorsProperties.check(Dialect.COS, data);
    }
}
