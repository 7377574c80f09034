package org.entrepot.mediastore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.HttpDates;
import org.entrepot.gateway.ObjectReads;
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

/** PutObject, GetObject, DescribeObject, DeleteObject ({@code mediastore.md} sections 9 and 10). */
final class ObjectCalls {
    /** The only storage class there is. */
    static final String TEMPORAL = "TEMPORAL";

    static final String STORAGE_CLASS_HEADER = "x-amz-storage-class";
    private static final String AVAILABILITY_HEADER = "x-amz-upload-availability";

    /** What an object has whose writer named no type. */
    static final String DEFAULT_TYPE = "application/octet-stream";

    private static final ObjectReads.Rules READS = new ObjectReads.Rules(false, false);

    /** Stored headers that reads return besides the type; all but the first can only come from other dialects. */
    private static final List<String> RETURNED =
            List.of("Cache-Control", "Content-Encoding", "Content-Disposition", "Content-Language", "Expires");

    private final MediaStoreLimits limits;

    ObjectCalls(MediaStoreLimits limits) {
        this.limits = limits;
    }

    Answer put(Work work) throws IOException, StoreException {
        ObjectKey key = key(work);
        Optional<String> problem = ObjectPath.problem(key.value());
        if (problem.isPresent()) {
            throw ObjectPath.refused(key.value(), problem.get());
        }
        checkHeaders(work);
        Map<String, String> headers = new HashMap<>();
        work.headers().first("Content-Type").ifPresent(type -> headers.put("content-type", type));
        work.headers().first("Cache-Control").ifPresent(control -> headers.put("cache-control", control));
        StoredObject stored = work.store()
                .put(
                        work.bucket(),
                        new NewObject(
                                key,
                                headers,
                                Map.of(),
                                null,
                                work.bucket().owner().number(),
                                Dialect.MEDIASTORE,
                                EnumSet.of(DigestKind.MD5, DigestKind.SHA256)),
                        work.body(),
                        new WriteCondition.Always(),
                        Math.min(limits.uploadBytesMax(), work.settings().objectBytesMax()));
        JsonWriter json = new JsonWriter().openObject();
        stored.digests().hex(DigestKind.SHA256).ifPresent(hash -> json.member("ContentSHA256", hash));
        etag(stored).ifPresent(etag -> json.member("ETag", etag));
        json.member("StorageClass", TEMPORAL).closeObject();
        return Answer.document(200, Plane.DATA.contentType(), json.toBytes());
    }

    private static void checkHeaders(Work work) throws RefusedException {
        Optional<String> storageClass = work.headers().first(STORAGE_CLASS_HEADER);
        if (storageClass.isPresent() && !storageClass.get().equals(TEMPORAL)) {
            throw ControlInput.outside(STORAGE_CLASS_HEADER, storageClass.get(), "the only storage class is TEMPORAL");
        }
        String availability = work.headers().first(AVAILABILITY_HEADER).orElse("STANDARD");
        switch (availability.toUpperCase(Locale.ROOT)) {
            case "STANDARD" -> {
                // What every upload is unless it says otherwise.
            }
            case "STREAMING" ->
                throw new RefusedException(new Refusal.NotImplemented(AVAILABILITY_HEADER + ": STREAMING"));
            default ->
                throw ControlInput.outside(AVAILABILITY_HEADER, availability, "it must be STANDARD or STREAMING");
        }
    }

    Answer get(Work work) throws IOException {
        StoredObject object = found(work);
        return ObjectReads.answer(work, object, READS, headers(object));
    }

    /** A range means nothing to DescribeObject: it tells the length of the whole object. */
    Answer describe(Work work) throws IOException {
        StoredObject object = found(work);
        return new Answer(200, headers(object), new AnswerBody.None(object.size()), "");
    }

    Answer delete(Work work) throws IOException, StoreException {
        ObjectKey key = key(work);
        if (work.object() == null) {
            Optional<String> problem = ObjectPath.problem(key.value());
            throw problem.isPresent() ? ObjectPath.refused(key.value(), problem.get()) : missing(key);
        }
        DeleteOutcome outcome = work.store()
                .delete(work.bucket(), List.of(new DeleteItem(key, DeleteCondition.NONE)))
                .getFirst();
        return switch (outcome) {
            case DeleteOutcome.Done(ObjectKey gone, boolean existed) -> {
                if (!existed) {
                    throw missing(gone);
                }
                yield Answer.empty(200, new Header("Content-Type", Plane.DATA.contentType()));
            }
            case DeleteOutcome.Refused(ObjectKey kept, var error) -> throw new StoreException(error);
        };
    }

    /** What this dialect shows as an ETag: the SHA-256 where it is known, else what the other dialects show. */
    static Optional<String> etag(StoredObject object) {
        return object.digests()
                .hex(DigestKind.SHA256)
                .or(() -> Optional.of(object.etag()).filter(etag -> !etag.isEmpty()));
    }

    /** The type of an object, whoever wrote it. */
    static String contentType(StoredObject object) {
        return object.headers().getOrDefault("content-type", DEFAULT_TYPE);
    }

    private static List<Header> headers(StoredObject object) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", contentType(object)));
        etag(object).ifPresent(etag -> headers.add(new Header("ETag", etag)));
        headers.add(new Header("Last-Modified", HttpDates.format(object.lastModified())));
        for (String name : RETURNED) {
            String value = object.headers().get(name.toLowerCase(Locale.ROOT));
            if (value != null) {
                headers.add(new Header(name, value));
            }
        }
        return headers;
    }

    private static ObjectKey key(Work work) {
        ObjectKey key = work.call().key();
        if (key == null) {
            throw new IllegalStateException("routing gives every object call a key");
        }
        return key;
    }

    private static StoredObject found(Work work) throws RefusedException {
        StoredObject object = work.object();
        if (object == null) {
            throw missing(key(work));
        }
        return object;
    }

    private static RefusedException missing(ObjectKey key) {
        return new RefusedException(new Refusal.NoSuchKey(key.value()));
    }
}
