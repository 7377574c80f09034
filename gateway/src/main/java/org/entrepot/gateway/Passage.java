package org.entrepot.gateway;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.entrepot.access.Operation;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Decision;
import org.entrepot.store.Bucket;
import org.entrepot.store.LookUp;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way through a dialect: route, look-up, gate, work, answer. Used once, by one thread. */
final class Passage {
    private static final Logger LOG = LoggerFactory.getLogger(Passage.class);

    private final Services services;
    private final WireDialect dialect;
    private final Entry entry;
    private final Exchange exchange;
    private final RequestHead head;

    // What the hops find out, kept for the answer and the audit entry.
    private @Nullable Call call;
    private @Nullable Bucket bucket;
    private @Nullable Caller caller;
    private @Nullable CorsVerdict cors;
    private final List<Decision> decisions = new ArrayList<>();

    /** What all passages share. */
    record Services(ObjectStore store, Documents documents, Settings settings, Audit audit, Clock clock) {}

    Passage(Services services, WireDialect dialect, Entry entry, Exchange exchange) {
        this.services = services;
        this.dialect = dialect;
        this.entry = entry;
        this.exchange = exchange;
        this.head = exchange.head();
    }

    /** Takes the request through all hops and sends the answer. */
    void run() throws IOException {
        Answer answer = answer();
        if (cors != null) {
            answer = CorsGate.addHeaders(answer, entry.dialect(), cors);
        }
        try {
            exchange.respond(answer.with(dialect.envelope(head)));
        } finally {
            audit(answer);
        }
    }

    private Answer answer() {
        try {
            return pass();
        } catch (RefusedException refused) {
            return refuse(refused.refusal());
        } catch (StoreException refused) {
            return refuse(new Refusal.OfStore(refused.error()));
        } catch (IOException | RuntimeException fault) {
            LOG.error("request {} failed", head.requestId(), fault);
            return refuse(CorsGate.isPreflight(head) ? new Refusal.SlowDown() : new Refusal.Internal());
        }
    }

    private Answer pass() throws IOException, StoreException {
        RequestBody body = exchange.body();
        Call routed;
        if (dialect.readsBodyToRoute(head, entry)) {
            byte[] bytes = Bodies.readAll(body, Bodies.ROUTING_BYTES_MAX);
            body = Bodies.replay(bytes);
            routed = dialect.route(head, entry, bytes);
        } else {
            routed = dialect.route(head, entry);
        }
        call = routed;
        Presented presented = presented();
        LookUp found = services.store().lookUp(presented.accessKeyId(), routed.bucket(), routed.key());
        bucket = Optional.ofNullable(found.bucket())
                .filter(there -> dialect.isVisible(routed, there))
                .orElse(null);
        if (routed.bucket() != null || CorsGate.isPreflight(head)) {
            cors = CorsGate.judge(head, routed, bucket, services.documents());
        }
        if (cors != null && CorsGate.isPreflight(head)) {
            return preflight(cors);
        }
        if (routed.fault() != null) {
            throw new RefusedException(routed.fault());
        }
        CallRow row = Objects.requireNonNull(routed.row(), "a call without a row has a fault");
        if (dialect.bucketBeforeSignature()) {
            requireBucket(routed, row);
        }
        Authentication authentication = authenticate(presented, found, body, routed);
        caller = authentication.caller();
        requireBucket(routed, row);
        RequestGate gate = new RequestGate(
                authentication.caller(),
                RequestFacts.of(head, routed, authentication, bucket, dialect, services),
                routed,
                services.documents(),
                services.store(),
                dialect.missingKeyNeedsListing(),
                decisions);
        gate.admit(row, bucket, found.object());
        return work(
                row,
                new Work(
                        head,
                        entry,
                        routed,
                        authentication.caller(),
                        bucket,
                        found.object(),
                        authentication.body(),
                        gate,
                        services.store(),
                        services.documents(),
                        services.settings(),
                        services.clock()));
    }

    private static Answer work(CallRow row, Work work) throws IOException, StoreException {
        return switch (row.state()) {
            case CallRow.State.Built(CallHandler handler) -> handler.handle(work);
            case CallRow.State.Planned() -> throw new RefusedException(new Refusal.NotImplemented(row.name()));
            case CallRow.State.Refused(Refusal refusal) -> throw new RefusedException(refusal);
        };
    }

    /** The credentials of a request, or why they cannot be read; the latter is told only after the look-up. */
    private record Presented(
            @Nullable Credentials credentials, @Nullable RefusedException unreadable) {
        @Nullable
        String accessKeyId() {
            return credentials == null ? null : credentials.accessKeyId();
        }
    }

    private Presented presented() {
        try {
            return CorsGate.isPreflight(head)
                    ? new Presented(null, null)
                    : new Presented(dialect.credentials(head, entry).orElse(null), null);
        } catch (RefusedException unreadable) {
            return new Presented(null, unreadable);
        }
    }

    private Authentication authenticate(Presented presented, LookUp found, RequestBody body, Call routed)
            throws IOException {
        if (presented.unreadable() != null) {
            throw presented.unreadable();
        }
        String accessKeyId = presented.accessKeyId();
        if (accessKeyId != null
                && (found.accessKey() == null || !found.accessKey().enabled())) {
            throw new RefusedException(new Refusal.UnknownAccessKey(accessKeyId));
        }
        Instant now = services.clock().instant();
        return dialect.authenticate(head, entry, routed, presented.credentials(), found.accessKey(), body, now);
    }

    private void requireBucket(Call routed, CallRow row) throws RefusedException {
        if (routed.bucket() != null && bucket == null && row.operation() != Operation.BUCKET_CREATE) {
            throw new RefusedException(new Refusal.NoSuchBucket(routed.bucketText()));
        }
    }

    private Answer preflight(CorsVerdict verdict) {
        return verdict instanceof CorsVerdict.Refused refused ? refuse(CorsGate.refusal(refused)) : Answer.empty(200);
    }

    private Answer refuse(Refusal refusal) {
        return dialect.refuse(refusal, new RefusalContext(head, entry, call, caller));
    }

    private void audit(Answer answer) {
        Duration took = Duration.between(head.receivedAt(), services.clock().instant());
        services.audit()
                .record(new AuditEntry(
                        head, entry.dialect(), call, caller, answer.status(), answer.code(), took, decisions, cors));
    }
}
