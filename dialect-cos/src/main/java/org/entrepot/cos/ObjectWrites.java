package org.entrepot.cos;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;
import org.jspecify.annotations.Nullable;

/** What all calls have in common that make an object: put, copy and the steps of a multipart upload ({@code cos.md} section 9). */
final class ObjectWrites {
    private static final String FORBID_OVERWRITE = "x-cos-forbid-overwrite";

    /** What is computed of every object and part ({@code cos.md} section 12). */
    private static final Set<DigestKind> DIGESTS = Set.of(DigestKind.MD5, DigestKind.CRC64ECMA);

    private ObjectWrites() {}

    /** One write of the store, with the condition under which it may be done. */
    @FunctionalInterface
    interface Write {
        StoredObject under(WriteCondition condition) throws IOException, StoreException;
    }

    /**
     * Writes, unless the request forbids to overwrite and there is something.
     *
     * @throws RefusedException {@code FileAlreadyExists}
     */
    static StoredObject write(Work work, Write write) throws IOException, StoreException {
        try {
            return write.under(forbidsOverwrite(work) ? new WriteCondition.IfAbsent() : new WriteCondition.Always());
        } catch (StoreException refused) {
            if (refused.error() instanceof StoreError.PreconditionFailed) {
                // The only condition there is: the key must be missing.
                throw alreadyExists();
            }
            throw refused;
        }
    }

    /** The object of this call's key as the headers describe it. */
    static NewObject described(Work work) throws IOException {
        return of(work, ObjectHeaders.toStore(work.headers()), ObjectHeaders.metadata(work.headers()));
    }

    /** The object of this call's key with these headers and metadata; its ACL is what the request says. */
    static NewObject of(Work work, Map<String, String> headers, Map<String, String> metadata) throws IOException {
        Bucket bucket = work.bucket();
        return new NewObject(
                CosKeys.of(work),
                headers,
                metadata,
                acl(work, bucket),
                bucket.owner().number(),
                Dialect.COS,
                DIGESTS);
    }

    /**
     * Refuses a body of which nothing says how long it is.
     *
     * @throws RefusedException {@link Refusal.MissingLength}
     */
    static void requireLength(Work work) throws RefusedException {
        if (!work.headers().has("Content-Length") && work.body().length() == 0) {
            throw new RefusedException(new Refusal.MissingLength());
        }
    }

    /** Whether the request forbids to overwrite an object of its key. */
    static boolean forbidsOverwrite(Work work) throws RefusedException {
        String value = work.headers().first(FORBID_OVERWRITE).orElse("false");
        return switch (value) {
            case "true" -> true;
            case "false", "" -> false;
            default ->
                throw new RefusedException(
                        new Refusal.InvalidArgument(FORBID_OVERWRITE, value, "the value is `true` or `false`"));
        };
    }

    /** There is an object that may not be overwritten. */
    static RefusedException alreadyExists() {
        return new RefusedException(new Refusal.InDialect(
                409, "FileAlreadyExists", "The object already exists and may not be overwritten.", List.of()));
    }

    private static @Nullable Acl acl(Work work, Bucket bucket) throws IOException {
        Optional<AclHeaders.Asked> asked = AclHeaders.read(work, bucket.owner(), true);
        if (asked.isEmpty()) {
            return null;
        }
        work.gate().require(Operation.OBJECT_ACL_PUT, bucket, CosKeys.of(work), work.object());
        AclRules.checkAgainst(
                work, bucket, Operation.OBJECT_ACL_PUT, asked.get().acl());
        return asked.get().acl();
    }
}
