package org.entrepot.cos;

import org.entrepot.conformance.fuzz.FuzzedHead;
import org.entrepot.gateway.RefusedException;

/** Signatures of COS, in header and query: read or refused. */
public final class CosSignatureFuzz {
    private CosSignatureFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            CosAuthorization.read(FuzzedHead.of(data));
        } catch (RefusedException refused) {
            // A refusal is an answer.
        }
    }
}
