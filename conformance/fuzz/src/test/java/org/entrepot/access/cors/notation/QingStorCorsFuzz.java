package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;

/** CORS documents of QingStor; see {@link CorsProperties}. */
public final class QingStorCorsFuzz {
    private QingStorCorsFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        CorsProperties.check(Dialect.QINGSTOR, data);
    }
}
