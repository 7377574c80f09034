package org.entrepot.server.cases;

import java.time.Instant;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.cos.CosSigner;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.sigv4.SigV4Signer;
import org.entrepot.mediastore.MediaStoreSigner;
import org.entrepot.qingstor.QingStorSigner;
import org.entrepot.s3.S3Signer;

/** Signs requests as a client of each dialect does, in headers. */
public record RequestSigner(String accessKey, String secretKey) {
    private static final String REGION = "us-east-1";

    /**
     * The headers that sign a request.
     *
     * @param rawTarget path and query as they will be sent
     * @param host of the {@code Host} header, with its port
     * @param headers the others that will be sent
     * @param time when the client believes it is
     */
    public List<Header> sign(
            Dialect dialect,
            String method,
            String rawTarget,
            String host,
            List<Header> headers,
            byte[] body,
            Instant time) {
        return switch (dialect) {
            case S3 -> S3Signer.sign(method, rawTarget, host, headers, body, accessKey, secretKey, time);
            case COS -> CosSigner.sign(method, rawTarget, host, new Headers(headers), accessKey, secretKey, time);
            case QINGSTOR ->
                QingStorSigner.sign(method, rawTarget, null, new Headers(headers), body, accessKey, secretKey, time);
            case MEDIASTORE ->
                MediaStoreSigner.sign(
                        new SigV4Signer.Request(method, rawTarget, host, headers),
                        body,
                        new SigV4Signer.Signatory(accessKey, secretKey, REGION),
                        time);
        };
    }

    @Override
    public String toString() {
        return "RequestSigner[" + accessKey + "]";
    }
}
