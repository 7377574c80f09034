package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;

/** CORS documents of MediaStore; see {@link CorsProperties}. */
public final class MediaStoreCorsFuzz {
    private MediaStoreCorsFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        CorsProperties.check(Dialect.MEDIASTORE, data);
    }
}
