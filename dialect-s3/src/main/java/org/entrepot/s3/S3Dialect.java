package org.entrepot.s3;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Authentication;
import org.entrepot.gateway.Call;
import org.entrepot.gateway.CallRow;
import org.entrepot.gateway.CallTable;
import org.entrepot.gateway.Credentials;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusalContext;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.WireDialect;
import org.entrepot.store.AccessKey;
import org.jspecify.annotations.Nullable;

/** Amazon S3, REST API 2006-03-01, on the wire. */
public final class S3Dialect implements WireDialect {
    private final CallTable calls = S3Calls.table();
    private final S3Routing routing = new S3Routing(calls);
    private final S3Authentication authentication;

    /** The dialect as the operator configured it: {@link Settings#regionCheck} decides whether scopes name our region. */
    public S3Dialect(Settings settings) {
        this.authentication = new S3Authentication(settings.regionCheck() ? settings.region() : null);
    }

    @Override
    public Dialect dialect() {
        return Dialect.S3;
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
        return authentication.credentials(head);
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
        CallRow row = call.row();
        // The checksum headers of a completion speak of the object.
        boolean ofObject = row != null && row.operation() == Operation.UPLOAD_FINISH;
        Headers ofBody = ofObject ? Checksums.without(head.headers()) : head.headers();
        return authentication.authenticate(head, ofBody, credentials, key, body, now);
    }

    @Override
    public boolean missingKeyNeedsListing() {
        return true;
    }

    @Override
    public void addFacts(RequestHead head, Call call, Facts.Builder facts) {
        S3Facts.add(head, call, facts);
    }

    @Override
    public List<Header> envelope(RequestHead head) {
        return S3Envelope.of(head);
    }

    @Override
    public Answer refuse(Refusal refusal, RefusalContext context) {
        return S3Errors.answer(refusal, context);
    }
}
