package org.entrepot.qingstor;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Facts;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Authentication;
import org.entrepot.gateway.Bodies;
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
import org.entrepot.store.PutBody;
import org.jspecify.annotations.Nullable;

/** QingStor's API of 2016-01-06 on the wire ({@code qingstor.md}). */
public final class QingStorDialect implements WireDialect {
    private final QingStorRouting routing = new QingStorRouting(QingStorCalls.TABLE);

    /** The dialect; one instance serves all requests. */
    public QingStorDialect() {}

    @Override
    public Dialect dialect() {
        return Dialect.QINGSTOR;
    }

    @Override
    public CallTable calls() {
        return QingStorCalls.TABLE;
    }

    @Override
    public Call route(RequestHead head, Entry entry) {
        return routing.route(head, entry);
    }

    @Override
    public Optional<Credentials> credentials(RequestHead head, Entry entry) throws RefusedException {
        return QingStorCredentials.read(head).map(Credentials.class::cast);
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
        PutBody plain = Bodies.plain(body, head.headers());
        if (!(credentials instanceof QingStorCredentials own)) {
            return new Authentication(new Caller.Anonymous(), Facts.NONE, plain);
        }
        if (key == null || !key.enabled()) {
            throw new RefusedException(new Refusal.UnknownAccessKey(own.accessKeyId()));
        }
        Facts facts = QingStorSignature.verify(head, entry, call.query(), own, key, now);
        return new Authentication(key.caller(), facts, plain);
    }

    @Override
    public void addFacts(RequestHead head, Call call, Facts.Builder facts) {
        QingStorFacts.add(head, call, facts);
    }

    @Override
    public List<Header> envelope(RequestHead head) {
        return List.of(new Header("Server", "QingStor"), new Header("x-qs-request-id", head.requestId()));
    }

    @Override
    public Answer refuse(Refusal refusal, RefusalContext context) {
        return QingStorErrors.answer(refusal, context);
    }
}
