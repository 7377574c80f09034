package org.entrepot.cos;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.ObjectReads;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;
import org.jspecify.annotations.Nullable;

/** PUT, GET, HEAD and DELETE Object ({@code cos.md} section 9). */
final class ObjectCalls {
    private static final String FORBID_OVERWRITE = "x-cos-forbid-overwrite";
    private static final ObjectReads.Rules READ_RULES = new ObjectReads.Rules(true, false);

    private ObjectCalls() {}

    /** PUT Object. */
    static Answer put(Work work) throws IOException, StoreException {
        Unserved.checkWrite(work.headers(), work.query());
        if (!work.headers().has("Content-Length") && work.body().length() == 0) {
            throw new RefusedException(new Refusal.MissingLength());
        }
        Bucket bucket = work.bucket();
        NewObject object = new NewObject(
                key(work),
                ObjectHeaders.toStore(work.headers()),
                ObjectHeaders.metadata(work.headers()),
                acl(work, bucket),
                bucket.owner().number(),
                Dialect.COS,
                Set.of(DigestKind.MD5, DigestKind.CRC64ECMA));
        StoredObject stored = write(work, bucket, object);
        return Answer.empty(200).with(ObjectHeaders.ofWrite(stored));
    }

    private static StoredObject write(Work work, Bucket bucket, NewObject object) throws IOException, StoreException {
        WriteCondition condition = forbidsOverwrite(work) ? new WriteCondition.IfAbsent() : new WriteCondition.Always();
        try {
            return work.store()
                    .put(bucket, object, work.body(), condition, work.settings().objectBytesMax());
        } catch (StoreException refused) {
            if (refused.error() instanceof StoreError.PreconditionFailed) {
                // The only condition there is: the key must be missing.
                throw new RefusedException(new Refusal.InDialect(
                        409, "FileAlreadyExists", "The object already exists and may not be overwritten.", List.of()));
            }
            throw refused;
        }
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
                work.store().delete(work.bucket(), List.of(new DeleteItem(key(work), DeleteCondition.NONE)));
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
            throw new RefusedException(new Refusal.NoSuchKey(key(work).value()));
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

    private static @Nullable Acl acl(Work work, Bucket bucket) throws IOException {
        Optional<AclHeaders.Asked> asked = AclHeaders.read(work, bucket.owner(), true);
        if (asked.isEmpty()) {
            return null;
        }
        work.gate().require(Operation.OBJECT_ACL_PUT, bucket, key(work), work.object());
        AclRules.checkAgainst(
                work, bucket, Operation.OBJECT_ACL_PUT, asked.get().acl());
        return asked.get().acl();
    }

    private static boolean forbidsOverwrite(Work work) throws RefusedException {
        String value = work.headers().first(FORBID_OVERWRITE).orElse("false");
        return switch (value) {
            case "true" -> true;
            case "false", "" -> false;
            default ->
                throw new RefusedException(
                        new Refusal.InvalidArgument(FORBID_OVERWRITE, value, "the value is `true` or `false`"));
        };
    }

    private static ObjectKey key(Work work) {
        ObjectKey key = work.call().key();
        if (key == null) {
            throw new IllegalStateException("routing names the key of this call");
        }
        return key;
    }
}
