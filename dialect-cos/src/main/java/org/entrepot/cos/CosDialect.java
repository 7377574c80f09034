package org.entrepot.cos;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Caller;
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
import org.entrepot.store.Bucket;
import org.entrepot.store.PutBody;
import org.jspecify.annotations.Nullable;

/** Tencent COS, XML API v5 ({@code cos.md}). */
public final class CosDialect implements WireDialect {
    private final CallTable calls = CosCalls.table();
    private final CosRouting routing = new CosRouting(calls);

    /** The dialect; it holds nothing of any request. */
    public CosDialect() {}

    @Override
    public Dialect dialect() {
        return Dialect.COS;
    }

    @Override
    public CallTable calls() {
        return calls;
    }

    @Override
    public Call route(RequestHead head, Entry entry) {
        return routing.route(head, entry);
    }

    @Override
    public Optional<Credentials> credentials(RequestHead head, Entry entry) throws RefusedException {
        return CosAuthorization.read(head).map(Credentials.class::cast);
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
        if (!(credentials instanceof CosCredentials signed)) {
            PutBody unsigned = CosBodies.of(body, head.headers());
            return new Authentication(new Caller.Anonymous(), Facts.NONE, unsigned);
        }
        Facts signature = CosVerifier.verify(head, signed, key, now);
        if (key == null) {
            throw new RefusedException(new Refusal.UnknownAccessKey(signed.accessKeyId()));
        }
        return new Authentication(key.caller(), signature, CosBodies.of(body, head.headers()));
    }

    /** A bucket is seen under its inside name only where the host is bound to it, else with the APPID of its owner. */
    @Override
    public boolean isVisible(Call call, Bucket bucket) {
        return call.bucketText().equals(bucket.name().value())
                || call.bucketText().equals(CosBucketName.of(bucket));
    }

    @Override
    public boolean bucketBeforeSignature() {
        return true;
    }

    @Override
    public void addFacts(RequestHead head, Call call, Facts.Builder facts) {
        CosFacts.add(head, call, facts);
    }

    @Override
    public List<Header> envelope(RequestHead head) {
        return List.of(
                new Header("Server", "tencent-cos"),
                new Header("x-cos-request-id", CosRequestIds.toHeader(head.requestId())),
                new Header("x-cos-trace-id", CosRequestIds.toTrace(head.requestId())));
    }

    @Override
    public Answer refuse(Refusal refusal, RefusalContext context) {
        return CosErrors.answer(refusal, context);
    }
}
