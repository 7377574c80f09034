package org.entrepot.s3;

import java.time.Instant;
import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.sigv4.Hmac;
import org.entrepot.gateway.sigv4.SigV4Signer;
import org.entrepot.gateway.sigv4.SigV4Verifier;

/** Signs requests as an S3 client does ({@code s3.md} 3.1, 3.2). */
public final class S3Signer {
    private static final SigV4Signer SIGNER = SigV4Signer.forS3();
    private static final String REGION = "us-east-1";

    private S3Signer() {}

    /**
     * Signs in the header; every header given is signed.
     *
     * @param rawTarget path and query as they go on the wire
     * @param host with its port
     * @return the headers to add
     */
    public static List<Header> sign(
            String method,
            String rawTarget,
            String host,
            List<Header> headers,
            byte[] body,
            String accessKeyId,
            String secret,
            Instant time) {
        return SIGNER.sign(
                new SigV4Signer.Request(method, rawTarget, host, headers),
                Hmac.sha256Hex(body),
                new SigV4Signer.Signatory(accessKeyId, secret, REGION),
                time);
    }

    /**
     * Signs in the query, the body unsigned; every header given is signed and has to be sent.
     *
     * @param expiresSeconds 1 to 604,800
     * @return the raw target with the signature behind
     */
    public static String presign(
            String method,
            String rawTarget,
            String host,
            List<Header> headers,
            String accessKeyId,
            String secret,
            Instant time,
            long expiresSeconds) {
        return SIGNER.presign(
                new SigV4Signer.Request(method, rawTarget, host, headers),
                SigV4Verifier.UNSIGNED_PAYLOAD,
                new SigV4Signer.Signatory(accessKeyId, secret, REGION),
                time,
                expiresSeconds);
    }
}
