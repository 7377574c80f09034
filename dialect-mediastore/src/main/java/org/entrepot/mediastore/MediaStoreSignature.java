package org.entrepot.mediastore;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Authentication;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Credentials;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.sigv4.Hmac;
import org.entrepot.gateway.sigv4.PayloadHashBody;
import org.entrepot.gateway.sigv4.SigV4Credentials;
import org.entrepot.gateway.sigv4.SigV4Proof;
import org.entrepot.gateway.sigv4.SigV4Reader;
import org.entrepot.gateway.sigv4.SigV4Verifier;
import org.entrepot.store.AccessKey;
import org.entrepot.store.PutBody;
import org.jspecify.annotations.Nullable;

/** Version 4 signatures as MediaStore's clients make them ({@code mediastore.md} section 3). */
final class MediaStoreSignature {
    /** The service in the scopes of both planes. */
    static final String SERVICE = "mediastore";

    private static final String HASH_HEADER = "x-amz-content-sha256";

    private final SigV4Reader reader = new SigV4Reader(SERVICE);
    private final SigV4Verifier verifier = SigV4Verifier.forMediaStore();
    private final MediaStoreLimits limits;

    MediaStoreSignature(MediaStoreLimits limits) {
        this.limits = limits;
    }

    /** The last line of the canonical request, and the body that it speaks of. */
    private record Payload(String text, PutBody body) {}

    /** Reads the signature, from the header or a presigned query. */
    Optional<Credentials> credentials(RequestHead head) throws RefusedException {
        return reader.read(head).map(Credentials.class::cast);
    }

    /** Verifies a request, or lets it pass as anonymous where that may be: on the data plane. */
    Authentication authenticate(
            RequestHead head, @Nullable Credentials credentials, @Nullable AccessKey key, RequestBody body, Instant now)
            throws IOException {
        Plane plane = Plane.of(head);
        if (!(credentials instanceof SigV4Credentials signature)) {
            if (plane == Plane.CONTROL) {
                throw new RefusedException(new Refusal.MissingCredentials());
            }
            return new Authentication(new Caller.Anonymous(), Facts.NONE, Bodies.plain(body, head.headers()));
        }
        AccessKey usable = SigV4Verifier.usable(signature, key);
        verifier.checkFrame(head, signature, now);
        Payload payload = plane == Plane.CONTROL ? control(head, body) : data(head.headers(), body);
        SigV4Proof proof = verifier.checkSignature(head, signature, usable, payload.text(), now);
        return new Authentication(usable.caller(), proof.facts(), payload.body());
    }

    /**
     * A control body is read whole and compared at once: what it says was routed by already, so it must not wait for a
     * handler to finish reading.
     */
    private static Payload control(RequestHead head, RequestBody body) throws IOException {
        byte[] bytes = Bodies.readAll(body, Bodies.ROUTING_BYTES_MAX);
        String actual = Hmac.sha256Hex(bytes);
        String text = head.headers().first(HASH_HEADER).orElse(actual);
        if (PayloadHashBody.isHash(text) && !text.toLowerCase(Locale.ROOT).equals(actual)) {
            throw new RefusedException(new Refusal.PayloadHashMismatch(text, actual));
        }
        checkWord(text);
        return new Payload(text, Bodies.plain(Bodies.replay(bytes), Map.of()));
    }

    /** Without the header the real hash was signed: such a body has to be here before the signature can be verified. */
    private Payload data(Headers headers, RequestBody body) throws IOException {
        Optional<String> header = headers.first(HASH_HEADER);
        if (header.isPresent()) {
            checkWord(header.get());
            PutBody plain = Bodies.plain(body, headers);
            return new Payload(
                    header.get(),
                    PayloadHashBody.isHash(header.get()) ? new PayloadHashBody(plain, header.get()) : plain);
        }
        if (body.length() == 0) {
            return new Payload(Hmac.EMPTY_SHA256, Bodies.plain(body, headers));
        }
        byte[] bytes = Bodies.readAll(body, (int) Math.min(limits.uploadBytesMax(), MediaStoreLimits.UPLOAD_BYTES_MAX));
        return new Payload(Hmac.sha256Hex(bytes), Bodies.plain(Bodies.replay(bytes), headers));
    }

    private static void checkWord(String text) throws RefusedException {
        if (!PayloadHashBody.isHash(text) && !text.equals(SigV4Verifier.UNSIGNED_PAYLOAD)) {
            throw new RefusedException(new Refusal.MalformedCredentials(
                    HASH_HEADER, "it must be 64 hex digits or " + SigV4Verifier.UNSIGNED_PAYLOAD));
        }
    }
}
