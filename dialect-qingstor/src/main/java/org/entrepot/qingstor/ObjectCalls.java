package org.entrepot.qingstor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Operation;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.ObjectReads;
import org.entrepot.gateway.Query;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;

/** Writing, reading and removing one object ({@code qingstor.md} sections 7.1 to 7.3). */
final class ObjectCalls {
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
        Encryption.refuse(work.headers());
        StoredObject stored = work.store()
                .put(
                        work.bucket(),
                        ObjectWrites.described(work),
                        work.body(),
                        ObjectWrites.condition(work.headers()),
                        work.settings().objectBytesMax());
        return Answer.empty(201, new Header("ETag", ObjectHeaders.etag(stored)));
    }

    /** {@code GET} and {@code HEAD /bucket/key}. */
    static Answer read(Work work) throws IOException {
        StoredObject object = work.object();
        if (object == null) {
            throw new RefusedException(
                    new Refusal.NoSuchKey(ObjectWrites.key(work).value()));
        }
        return read(work, object);
    }

    /** {@code GET} and {@code HEAD /bucket/key?version_id}. */
    static Answer readVersion(Work work) throws IOException {
        return read(work, Versions.required(work));
    }

    private static Answer read(Work work, StoredObject object) throws IOException {
        Encryption.refuse(work.headers());
        List<Header> headers = ObjectHeaders.shown(object);
        for (Header override : overrides(work)) {
            headers.removeIf(header -> header.name().equalsIgnoreCase(override.name()));
            headers.add(override);
        }
        Work asked = work.with(EncodedHeaders.withConditionsDecoded(work.headers()));
        return ObjectReads.answer(asked, object, READ_RULES, headers);
    }

    /** {@code DELETE /bucket/key}; a missing object counts as removed. */
    static Answer delete(Work work) throws IOException, StoreException {
        List<DeleteOutcome> outcomes = work.store()
                .delete(work.bucket(), List.of(new DeleteItem(ObjectWrites.key(work), DeleteCondition.NONE)));
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
}
