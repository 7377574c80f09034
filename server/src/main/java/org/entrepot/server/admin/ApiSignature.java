package org.entrepot.server.admin;

import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import org.entrepot.access.identity.Caller;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.sigv4.Hmac;
import org.entrepot.gateway.sigv4.SigV4Credentials;
import org.entrepot.gateway.sigv4.SigV4Reader;
import org.entrepot.gateway.sigv4.SigV4Verifier;
import org.entrepot.store.AccessKey;
import org.entrepot.store.ObjectStore;

/**
 * Verifies requests to the internal API: Signature Version 4 in the header, for service {@code s3} or {@code entrepot}, over
 * the real hash of the body.
 */
final class ApiSignature {
    /** Bytes of a body; the longest holds one question. */
    static final int BODY_BYTES_MAX = 64 << 10;

    private final SigV4Reader asS3 = new SigV4Reader("s3");
    private final SigV4Reader asOwn = new SigV4Reader("entrepot");
    private final SigV4Verifier verifier = SigV4Verifier.forS3();
    private final ObjectStore store;
    private final Clock clock;

    ApiSignature(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A request whose signature holds. */
    record Verified(Caller caller, byte[] body) {}

    Verified verify(RequestHead head, RequestBody body) throws ApiException, IOException {
        try {
            boolean isOwn = head.headers()
                    .first("Authorization")
                    .filter(value -> value.contains("/entrepot/"))
                    .isPresent();
            SigV4Credentials credentials = (isOwn ? asOwn : asS3)
                    .read(head)
                    .orElseThrow(() -> ApiException.denied("the request is not signed"));
            AccessKey key = SigV4Verifier.usable(
                    credentials,
                    store.lookUp(credentials.accessKeyId(), null, null).accessKey());
            byte[] bytes = Bodies.readAll(body, BODY_BYTES_MAX);
            String hash = Hmac.sha256Hex(bytes);
            String signed = head.headers().first("x-amz-content-sha256").orElse(hash);
            if (!signed.toLowerCase(Locale.ROOT).equals(hash)) {
                throw ApiException.denied("the body has another hash than the one signed");
            }
            verifier.verify(head, credentials, key, signed, clock.instant());
            return new Verified(key.caller(), bytes);
        } catch (RefusedException refused) {
            throw words(refused.refusal());
        }
    }

    private static ApiException words(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownAccessKey unknown ->
                ApiException.denied("there is no access key `" + unknown.accessKeyId() + "`, or it is disabled");
            case Refusal.SignatureMismatch mismatch -> ApiException.denied("the signature does not hold");
            case Refusal.ClockSkew skew ->
                ApiException.denied("the clocks differ: the request says " + skew.requestTime() + ", the server "
                        + skew.serverTime());
            case Refusal.BodyTooLarge tooLarge ->
                new ApiException(413, "too-large", "the body is longer than " + tooLarge.limitBytes() + " bytes");
            case Refusal.IncompleteBody cutOff -> ApiException.invalid("the body ended early");
            case Refusal other -> ApiException.denied("the signature cannot be used: " + other);
        };
    }
}
