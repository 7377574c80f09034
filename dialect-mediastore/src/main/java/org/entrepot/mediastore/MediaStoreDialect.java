package org.entrepot.mediastore;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Authentication;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.CallTable;
import org.entrepot.gateway.Credentials;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.WireDialect;
import org.entrepot.store.AccessKey;
import org.jspecify.annotations.Nullable;

/** AWS Elemental MediaStore, API of 2017-09-01: containers are buckets, paths are keys ({@code mediastore.md}). */
public final class MediaStoreDialect implements WireDialect {
    private final CallTable calls;
    private final MediaStoreRouting routing;
    private final MediaStoreSignature signature;

    /** The dialect with these quotas. */
    public MediaStoreDialect(MediaStoreLimits limits) {
        this.calls = MediaStoreCalls.table(limits);
        this.routing = new MediaStoreRouting(calls);
        this.signature = new MediaStoreSignature(limits);
    }

    @Override
    public Dialect dialect() {
        return Dialect.MEDIASTORE;
    }

    @Override
    public CallTable calls() {
        return calls;
    }

    @Override
    public boolean readsBodyToRoute(RequestHead head, Entry entry) {
        return Plane.of(head) == Plane.CONTROL;
    }

    @Override
    public Call route(RequestHead head, Entry entry) {
        return route(head, entry, new byte[0]);
    }

    @Override
    public Call route(RequestHead head, Entry entry, byte[] body) {
        return switch (Plane.of(head)) {
            case CONTROL -> routing.control(head, body);
            case DATA -> routing.data(head, entry);
        };
    }

    @Override
    public Optional<Credentials> credentials(RequestHead head, Entry entry) throws RefusedException {
        return signature.credentials(head);
    }

    @Override
    public Authentication authenticate(
            RequestHead head,
            Entry entry,
            Call call,
            @Nullable Credentials credentials,
            @Nullable AccessKey key,
            RequestBody body,
            Instant now)
            throws IOException {
        return signature.authenticate(head, credentials, key, body, now);
    }

    /** Players and clients wait for the 404 of a segment that is not there yet, and public-read policies grant no listing. */
    @Override
    public boolean missingKeyNeedsListing() {
        return false;
    }

    @Override
    public void addFacts(RequestHead head, Call call, Facts.Builder facts) {
        MediaStoreFacts.add(head, call, facts);
    }

    @Override
    public List<Header> envelope(RequestHead head) {
        return List.of(new Header("x-amzn-RequestId", head.requestId()));
    }

    @Override
    public Answer refuse(Refusal refusal, RefusalContext context) {
        return MediaStoreErrors.answer(refusal, context);
    }
}
