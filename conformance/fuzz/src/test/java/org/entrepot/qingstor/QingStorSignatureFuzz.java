package org.entrepot.qingstor;

import org.entrepot.conformance.fuzz.FuzzedHead;
import org.entrepot.gateway.RefusedException;

/** Signatures of QingStor, in header and query: read or refused. */
public final class QingStorSignatureFuzz {
    private QingStorSignatureFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            QingStorCredentials.read(FuzzedHead.of(data));
        } catch (RefusedException refused) {
            // A refusal is an answer.
        }
    }
}
