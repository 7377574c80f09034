package org.entrepot.qingstor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.ETags;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.ObjectReads;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;

/** Writing, reading and removing one object ({@code qingstor.md} sections 7.1 to 7.3). */
final class ObjectCalls {
    /** The longest key of a new object in UTF-8 bytes (section 8); one byte less than other dialects may write. */
    private static final int KEY_BYTES_MAX = 1023;

    private static final String ENCRYPTION_PREFIX = "x-qs-encryption-";

    /** Conditions count; a range that is none is an error (section 7.2). */
    private static final ObjectReads.Rules READ_RULES = new ObjectReads.Rules(true, true);

    /** Query parameters that replace a header of the answer, and that header. */
    private static final Map<String, String> OVERRIDES = Map.of(
            "response-expires", "Expires",
            "response-cache-control", "Cache-Control",
            "response-content-type", "Content-Type",
            "response-content-language", "Content-Language",
            "response-content-encoding", "Content-Encoding",
            "response-content-disposition", "Content-Disposition");

    private ObjectCalls() {}

    /** {@code PUT /bucket/key}. */
    static Answer put(Work work) throws IOException, StoreException {
        refuseEncryption(work.headers());
        ObjectKey key = key(work);
        if (key.value().getBytes(StandardCharsets.UTF_8).length > KEY_BYTES_MAX) {
            throw new RefusedException(
                    new Refusal.InvalidKey("a key has at most " + KEY_BYTES_MAX + " bytes in UTF-8"));
        }
        StoredObject stored = work.store()
                .put(
                        work.bucket(),
                        new NewObject(
                                key,
                                ObjectHeaders.stored(work.headers()),
                                ObjectHeaders.metadata(work.headers()),
                                null,
                                work.bucket().owner().number(),
                                Dialect.QINGSTOR,
                                Set.of(DigestKind.MD5)),
                        work.body(),
                        condition(work.headers()),
                        work.settings().objectBytesMax());
        return Answer.empty(201, new Header("ETag", ObjectHeaders.etag(stored)));
    }

    /** {@code GET} and {@code HEAD /bucket/key}. */
    static Answer read(Work work) throws IOException {
        StoredObject object = work.object();
        if (object == null) {
            throw new RefusedException(new Refusal.NoSuchKey(key(work).value()));
        }
        return read(work, object);
    }

    /** {@code GET} and {@code HEAD /bucket/key?version_id}. */
    static Answer readVersion(Work work) throws IOException {
        return read(work, Versions.required(work));
    }

    private static Answer read(Work work, StoredObject object) throws IOException {
        refuseEncryption(work.headers());
        List<Header> headers = ObjectHeaders.shown(object);
        for (Header override : overrides(work)) {
            headers.removeIf(header -> header.name().equalsIgnoreCase(override.name()));
            headers.add(override);
        }
        return ObjectReads.answer(work, object, READ_RULES, headers);
    }

    /** {@code DELETE /bucket/key}; a missing object counts as removed. */
    static Answer delete(Work work) throws IOException, StoreException {
        List<DeleteOutcome> outcomes =
                work.store().delete(work.bucket(), List.of(new DeleteItem(key(work), DeleteCondition.NONE)));
        if (outcomes.getFirst() instanceof DeleteOutcome.Refused(var key, var error)) {
            throw new StoreException(error);
        }
        return Answer.empty(204);
    }

    /** {@code DELETE /bucket/key?version_id}; a missing version counts as removed. */
    static Answer deleteVersion(Work work) throws IOException, StoreException {
        return Versions.namesTheOnly(work) ? delete(work) : Answer.empty(204);
    }

    private static List<Header> overrides(Work work) throws RefusedException {
        List<Header> overrides = new ArrayList<>();
        for (Query.Parameter parameter : work.query().parameters()) {
            String header = OVERRIDES.get(parameter.name());
            if (header == null) {
                continue;
            }
            if (work.caller().isAnonymous()) {
                throw new RefusedException(new Refusal.AccessDenied(
                        Operation.OBJECT_READ, "`" + parameter.name() + "` needs a signed request"));
            }
            if (parameter.value().chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
                throw new RefusedException(new Refusal.InvalidArgument(
                        parameter.name(), parameter.rawValue(), "a header has no control characters"));
            }
            overrides.add(new Header(header, ObjectHeaders.onWire(parameter.value())));
        }
        return overrides;
    }

    /** Objects cannot be encrypted with a customer's key here, so nobody may believe that one was. */
    private static void refuseEncryption(Headers headers) throws RefusedException {
        List<Header> asked = headers.startingWith(ENCRYPTION_PREFIX);
        if (!asked.isEmpty()) {
            throw new RefusedException(new Refusal.NotImplemented(
                    "encryption with customer keys (" + asked.getFirst().name() + ")"));
        }
    }

    private static WriteCondition condition(Headers headers) {
        Optional<String> ifMatch = headers.first("If-Match");
        if (ifMatch.isPresent()) {
            return new WriteCondition.IfMatch(ETags.parse(ifMatch.get()));
        }
        Optional<String> ifNoneMatch = headers.first("If-None-Match");
        if (ifNoneMatch.isEmpty()) {
            return new WriteCondition.Always();
        }
        List<String> tags = ETags.parse(ifNoneMatch.get());
        return tags.isEmpty() ? new WriteCondition.IfAbsent() : new WriteCondition.IfNoneMatch(tags);
    }

    private static ObjectKey key(Work work) {
        return Objects.requireNonNull(work.call().key(), "a call on an object has a key");
    }
}
