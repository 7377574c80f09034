package org.entrepot.cos;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.ObjectReads;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;

/** PUT, GET, HEAD and DELETE Object ({@code cos.md} section 9). */
final class ObjectCalls {
    private static final ObjectReads.Rules READ_RULES = new ObjectReads.Rules(true, false);

    private ObjectCalls() {}

    /** PUT Object. */
    static Answer put(Work work) throws IOException, StoreException {
        Unserved.checkWrite(work.headers(), work.query());
        ObjectWrites.requireLength(work);
        NewObject object = ObjectWrites.described(work);
        long bytesMax = work.settings().objectBytesMax();
        StoredObject stored = ObjectWrites.write(
                work, condition -> work.store().put(work.bucket(), object, work.body(), condition, bytesMax));
        return Answer.empty(200).with(ObjectHeaders.ofWrite(stored));
    }

    /** GET and HEAD Object. */
    static Answer read(Work work) throws IOException {
        Unserved.checkRead(work.headers(), work.query());
        Map<String, String> overrides =
                ObjectHeaders.overrides(work.query(), work.caller().isAnonymous());
        StoredObject object = present(work);
        return ObjectReads.answer(work, object, READ_RULES, ObjectHeaders.ofRead(object, overrides));
    }

    /** DELETE Object: 204 also when the key is missing. */
    static Answer delete(Work work) throws IOException, StoreException {
        checkVersion(work);
        List<DeleteOutcome> outcomes =
                work.store().delete(work.bucket(), List.of(new DeleteItem(CosKeys.of(work), DeleteCondition.NONE)));
        for (DeleteOutcome outcome : outcomes) {
            if (outcome instanceof DeleteOutcome.Refused(ObjectKey key, StoreError error)) {
                throw new StoreException(error);
            }
        }
        return Answer.empty(204);
    }

    /**
     * The object that a read is about.
     *
     * @throws RefusedException {@link Refusal.NoSuchKey}, {@link Refusal.NoSuchVersion}
     */
    static StoredObject present(Work work) throws RefusedException {
        checkVersion(work);
        StoredObject object = work.object();
        if (object == null) {
            throw new RefusedException(new Refusal.NoSuchKey(CosKeys.of(work).value()));
        }
        return object;
    }

    /** Only {@code null} names a version here, and the empty text none ({@code cos.md} section 11). */
    private static void checkVersion(Work work) throws RefusedException {
        String version = work.query().first(CosRouting.VERSION_ID).orElse("");
        if (!version.isEmpty() && !version.equals(ListingCalls.NULL_VERSION)) {
            throw new RefusedException(new Refusal.NoSuchVersion(version));
        }
    }
}
