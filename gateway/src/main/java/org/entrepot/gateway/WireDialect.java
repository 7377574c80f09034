package org.entrepot.gateway;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Facts;
import org.entrepot.store.AccessKey;
import org.entrepot.store.Bucket;
import org.jspecify.annotations.Nullable;

/** A wire protocol: how its requests are read and how its answers are worded. One instance serves all requests. */
public interface WireDialect {
    /** Which one. */
    Dialect dialect();

    /** All its calls. */
    CallTable calls();

    /** Understands the head. Pure: no I/O; never throws for what a client sent, see {@link Call#fault}. */
    Call route(RequestHead head, Entry entry);

    /** Whether the body has to be read before routing, because it names the bucket (MediaStore's control calls). */
    default boolean readsBodyToRoute(RequestHead head, Entry entry) {
        return false;
    }

    /** Understands a request whose whole body, at most {@link Bodies#ROUTING_BYTES_MAX} bytes, was read first. */
    default Call route(RequestHead head, Entry entry, byte[] body) {
        return route(head, entry);
    }

    /**
     * Reads the signature, unverified; empty for an unsigned request.
     *
     * @throws RefusedException when it cannot be read, or its scheme is not served
     */
    Optional<Credentials> credentials(RequestHead head, Entry entry) throws RefusedException;

    /**
     * Verifies the signature and puts the body's layers on. Called for unsigned requests too, with null credentials.
     *
     * @param key the key looked up; null for an unsigned request
     * @throws RefusedException when the signature does not hold
     */
    Authentication authenticate(
            RequestHead head,
            Entry entry,
            Call call,
            @Nullable Credentials credentials,
            @Nullable AccessKey key,
            RequestBody body,
            Instant now)
            throws IOException;

    /** Whether this dialect may show that bucket under the name the caller used (COS: the APPID is the owner's). */
    default boolean isVisible(Call call, Bucket bucket) {
        return true;
    }

    /** Whether a missing bucket is told before the signature is verified (COS) or after. */
    default boolean bucketBeforeSignature() {
        return false;
    }

    /** Whether a read of a missing key is answered 404 only to callers who may list (S3), instead of to those who may read. */
    default boolean missingKeyNeedsListing() {
        return false;
    }

    /** What conditions may test about this call, by the dialect's own headers and parameters ({@code policy.md} section 6). */
    void addFacts(RequestHead head, Call call, Facts.Builder facts);

    /** Headers on every answer: request ids and the server's name. */
    List<Header> envelope(RequestHead head);

    /** Words a refusal: status, headers and body, without the envelope. */
    Answer refuse(Refusal refusal, RefusalContext context);
}
