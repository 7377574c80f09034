package org.entrepot.gateway;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Decision;
import org.entrepot.store.Bucket;
import org.entrepot.store.LookUp;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WritesRefusedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way through a dialect: route, look-up, gate, work, answer. Used once, by one thread. */
final class Passage {
    private static final Logger LOG = LoggerFactory.getLogger(Passage.class);

    /** Methods of requests that may be answered from memory. */
    private static final Set<String> AT_ONCE = Set.of("GET", "HEAD", "OPTIONS");

    /** When whoever is refused for want of room or time may ask again (RFC 9110 section 10.2.3). */
    static final Header RETRY_AFTER = new Header("Retry-After", "1");

    /** The longest body that leaves with its head in one piece, without waiting. */
    private static final long AT_ONCE_BYTES_MAX = 32 << 10;

    /** Operations whose handlers need nothing but the object looked up. */
    private static final Set<Operation> READS = EnumSet.of(Operation.OBJECT_READ, Operation.OBJECT_HEAD);

    /** How often an object is looked up that is replaced again and again before it can be opened, our choice. */
    private static final int LOOKS_MAX = 5;

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
        send(answer(() -> decideOnWhatIsThere(lookUp())));
    }

    /** Whether a request may be one for {@link #runAtOnce}, by its head alone. */
    static boolean mayAnswerAtOnce(Exchange exchange) {
        return AT_ONCE.contains(exchange.head().method()) && exchange.body().length() == 0;
    }

    /**
     * Does the same when nothing has to be waited for: the look-up is in memory, and so is what is asked for.
     *
     * @return false when that is not so, and nothing was done
     */
    boolean runAtOnce() throws IOException {
        Found found = findInMemory();
        if (found == null) {
            return false;
        }
        send(answer(() -> decideOnWhatIsThere(found)));
        return true;
    }

    /** Refuses the request because too many are in hand, with what memory knows about who may read that. */
    void shed() throws IOException {
        send(answer(() -> {
            Call routed = dialect.route(head, entry);
            call = routed;
            LookUp known = services.store().lookUpInMemory(null, routed.bucket(), null);
            if (known != null) {
                bucket = known.bucket();
                cors = CorsGate.judge(head, routed, bucket, services.documents());
            }
            throw new RefusedException(new Refusal.SlowDown());
        }));
    }

    private void send(Answer passed) throws IOException {
        Answer answer = passed;
        if (cors != null) {
            answer = CorsGate.addHeaders(answer, entry.dialect(), cors, bucket);
        }
        Answer whole = answer.with(dialect.envelope(head));
        if (AuditEntry.isRefusal(answer.status(), decisions, cors)) {
            // Remembered before it leaves: whoever reads a refusal may ask why at once.
            audit(answer);
            exchange.respond(whole);
            return;
        }
        try {
            exchange.respond(whole);
        } finally {
            audit(answer);
        }
    }

    /** The rest of the way, once it is known what the request is about. */
    @FunctionalInterface
    private interface Rest {
        Answer take() throws IOException, StoreException;
    }

    private Answer answer(Rest rest) {
        try {
            return rest.take();
        } catch (RefusedException refused) {
            return refuse(refused.refusal());
        } catch (StoreException refused) {
            return refuse(new Refusal.OfStore(refused.error()));
        } catch (WritesRefusedException refused) {
            LOG.debug("request {} was refused: {}", head.requestId(), refused.getMessage());
            return refuse(
                    refused.reason() == WritesRefusedException.Reason.BUSY
                            ? new Refusal.SlowDown()
                            : new Refusal.WritesRefused(refused.reason()));
        } catch (IOException | RuntimeException fault) {
            LOG.error("request {} failed", head.requestId(), fault);
            return refuse(CorsGate.isPreflight(head) ? new Refusal.SlowDown() : new Refusal.Internal());
        }
    }

    /** What hops 3 and 4 find out. */
    private record Found(Call call, Presented presented, LookUp records, RequestBody body) {}

    private Found lookUp() throws IOException {
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
        LookUp records = services.store().lookUp(presented.accessKeyId(), routed.bucket(), routed.key());
        return new Found(routed, presented, records, body);
    }

    /** Null when anything is not in memory, or the call may need more than was looked up. */
    private @Nullable Found findInMemory() {
        if (entry.view() != Entry.View.API || dialect.readsBodyToRoute(head, entry)) {
            return null;
        }
        Call routed = dialect.route(head, entry);
        boolean isPreflight = CorsGate.isPreflight(head);
        if (!isPreflight
                && (routed.row() == null || !READS.contains(routed.row().operation()))) {
            return null;
        }
        Presented presented = presented();
        LookUp records = services.store()
                .lookUpInMemory(presented.accessKeyId(), routed.bucket(), isPreflight ? null : routed.key());
        return records != null && (isPreflight || isAllInMemory(records))
                ? new Found(routed, presented, records, exchange.body())
                : null;
    }

    /**
     * Whether neither the decision nor the answer needs anything else: an account that is not the bucket's would be read, and so
     * would bytes that are not inline, and the parts of an object that a query may ask for.
     */
    private boolean isAllInMemory(LookUp records) {
        Bucket there = records.bucket();
        StoredObject object = records.object();
        if (there == null
                || object == null
                || object.multipart() != null
                || !object.ownerAccount().equals(there.owner().number())) {
            return false;
        }
        if (head.method().equals("HEAD")) {
            return true;
        }
        boolean leavesAtOnce = object.body() instanceof ObjectBody.Inline
                ? object.size() <= AT_ONCE_BYTES_MAX
                : exchange.sendsFilesByItself();
        return leavesAtOnce && services.store().isAtHand(object);
    }

    /** Decides and does the work; again when the object looked up is gone before its bytes could be opened. */
    private Answer decideOnWhatIsThere(Found looked) throws IOException, StoreException {
        Found found = looked;
        for (int look = 1; ; look++) {
            try {
                return decide(found);
            } catch (NoSuchFileException gone) {
                if (look == LOOKS_MAX || exchange.body().length() != 0) {
                    throw gone;
                }
                decisions.clear();
                found = lookUp();
            }
        }
    }

    private Answer decide(Found looked) throws IOException, StoreException {
        Call routed = looked.call();
        call = routed;
        Presented presented = looked.presented();
        LookUp found = looked.records();
        bucket = Optional.ofNullable(found.bucket())
                .filter(there -> dialect.isVisible(routed, there))
                .orElse(null);
        if (routed.bucket() != null || CorsGate.isPreflight(head)) {
            cors = CorsGate.judge(head, routed, bucket, services.documents());
        }
        if (cors != null && CorsGate.isPreflight(head)) {
            return preflight(CorsGate.told(cors, bucket));
        }
        if (routed.fault() != null) {
            throw new RefusedException(routed.fault());
        }
        CallRow row = Objects.requireNonNull(routed.row(), "a call without a row has a fault");
        if (dialect.bucketBeforeSignature()) {
            requireBucket(routed, row);
        }
        Authentication authentication = authenticate(presented, found, looked.body(), routed);
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
        Answer answer = dialect.refuse(refusal, new RefusalContext(head, entry, call, caller));
        return answer.status() == 503 ? answer.with(List.of(RETRY_AFTER)) : answer;
    }

    private void audit(Answer answer) {
        Duration measured = Duration.between(head.receivedAt(), services.clock().instant());
        // The machine's clock may be set back meanwhile.
        Duration took = measured.isNegative() ? Duration.ZERO : measured;
        services.audit()
                .record(new AuditEntry(
                        head,
                        entry.dialect(),
                        call,
                        caller,
                        answer.status(),
                        answer.code(),
                        took,
                        decisions,
                        cors,
                        bucket == null ? null : bucket.id()));
    }
}
