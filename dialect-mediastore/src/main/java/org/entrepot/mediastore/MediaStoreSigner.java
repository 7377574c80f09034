package org.entrepot.mediastore;

import java.time.Instant;
import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.sigv4.Hmac;
import org.entrepot.gateway.sigv4.SigV4Signer;

/** Signs requests to either plane as the vendor's clients do ({@code mediastore.md} section 3). */
public final class MediaStoreSigner {
    private MediaStoreSigner() {}

    /**
     * Signs in the header, over the real hash of the body.
     *
     * @param request all of its headers are signed
     * @return the headers to add to the request
     */
    public static List<Header> sign(
            SigV4Signer.Request request, byte[] body, SigV4Signer.Signatory signatory, Instant time) {
        return SigV4Signer.forMediaStore().sign(request, Hmac.sha256Hex(body), signatory, time);
    }

    /**
     * Signs in the query, for a request without body.
     *
     * @param expiresSeconds how long the target can be used, 1 to 604,800
     * @return the raw target with the signature
     */
    public static String presign(
            SigV4Signer.Request request, SigV4Signer.Signatory signatory, Instant time, long expiresSeconds) {
        return SigV4Signer.forMediaStore().presign(request, Hmac.EMPTY_SHA256, signatory, time, expiresSeconds);
    }
}
