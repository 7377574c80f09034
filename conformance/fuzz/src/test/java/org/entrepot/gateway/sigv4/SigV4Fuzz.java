package org.entrepot.gateway.sigv4;

import org.entrepot.conformance.fuzz.FuzzedHead;
import org.entrepot.gateway.RefusedException;

/** Signatures of S3 and MediaStore, in header and query: read or refused. */
public final class SigV4Fuzz {
    private static final SigV4Reader READER = new SigV4Reader("s3");

    private SigV4Fuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        try {
            READER.read(FuzzedHead.of(data));
        } catch (RefusedException refused) {
            // A refusal is an answer.
        }
    }
}
