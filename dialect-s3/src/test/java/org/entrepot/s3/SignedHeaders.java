package org.entrepot.s3;

import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.sigv4.SigV4Signer;

/** Signs test requests whose payload line is one of the words. */
final class SignedHeaders {
    private SignedHeaders() {}

    static void addTo(List<Header> headers, String method, String target, String payload) {
        headers.addAll(SigV4Signer.forS3()
                .sign(
                        new SigV4Signer.Request(method, target, S3Server.HOST, headers),
                        payload,
                        new SigV4Signer.Signatory(S3Server.ROOT.id(), S3Server.ROOT.secret(), "us-east-1"),
                        S3Server.NOW));
    }
}
