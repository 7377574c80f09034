package org.entrepot.gateway;

import java.util.Optional;
import org.entrepot.access.Dialect;

/** Which dialect a request's signature has the form of; nothing is verified here ({@code design.md} section 7, step 5). */
final class SignatureForm {
    private SignatureForm() {}

    /** The dialect; empty for an unsigned request and for schemes of nobody. */
    static Optional<Dialect> of(Headers headers, Query query) {
        String authorization = headers.first("Authorization").map(String::strip).orElse("");
        return authorization.isEmpty() ? ofQuery(query) : ofHeader(authorization);
    }

    private static Optional<Dialect> ofHeader(String authorization) {
        if (authorization.startsWith("q-sign-algorithm")) {
            return Optional.of(Dialect.COS);
        }
        if (authorization.startsWith("QS ")) {
            return Optional.of(Dialect.QINGSTOR);
        }
        if (authorization.startsWith("AWS4-")) {
            int credential = authorization.indexOf("Credential=");
            int end = credential < 0 ? -1 : authorization.indexOf(',', credential);
            String scope =
                    credential < 0 ? "" : authorization.substring(credential, end < 0 ? authorization.length() : end);
            return Optional.of(ofScope(scope));
        }
        return authorization.startsWith("AWS ") ? Optional.of(Dialect.S3) : Optional.empty();
    }

    private static Optional<Dialect> ofQuery(Query query) {
        if (query.has("q-sign-algorithm")
                || query.first("sign")
                        .filter(sign -> sign.startsWith("q-sign-algorithm"))
                        .isPresent()) {
            return Optional.of(Dialect.COS);
        }
        if (query.has("access_key_id") && query.has("signature") && query.has("expires")) {
            return Optional.of(Dialect.QINGSTOR);
        }
        if (query.has("X-Amz-Algorithm") || query.has("X-Amz-Credential")) {
            return Optional.of(ofScope(query.first("X-Amz-Credential").orElse("")));
        }
        return query.has("AWSAccessKeyId") ? Optional.of(Dialect.S3) : Optional.empty();
    }

    private static Dialect ofScope(String credential) {
        return credential.strip().endsWith("/mediastore/aws4_request") ? Dialect.MEDIASTORE : Dialect.S3;
    }
}
