package org.entrepot.store;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The object store: buckets and objects, durable when a call returns ({@code design.md} section 8). */
public interface ObjectStore {
    /**
     * Everything a request needs to know before it is judged, in one catalog call.
     *
     * @param accessKeyId the key the request claims to be signed with; null for none
     * @param bucket the bucket it names; null for none
     * @param key the object it names; null for none
     */
    LookUp lookUp(@Nullable String accessKeyId, @Nullable BucketAddress bucket, @Nullable ObjectKey key)
            throws IOException;

    /**
     * The same, when all of it is there and in memory; null when anything would have to be read. Never waits.
     *
     * @param accessKeyId as for {@link #lookUp}
     * @param bucket as for {@link #lookUp}
     * @param key as for {@link #lookUp}
     */
    @Nullable
    LookUp lookUpInMemory(@Nullable String accessKeyId, @Nullable BucketAddress bucket, @Nullable ObjectKey key);

    /** All buckets of an account, by name. */
    List<Bucket> buckets(String accountNumber) throws IOException;

    /**
     * Makes a bucket.
     *
     * @throws StoreException {@link StoreError.BucketExists}, {@link StoreError.TooManyBuckets}
     */
    Bucket createBucket(NewBucket bucket) throws StoreException, IOException;

    /**
     * Removes an empty bucket with all its documents.
     *
     * @param running what becomes of it while uploads run
     * @throws StoreException {@link StoreError.NoSuchBucket}, {@link StoreError.BucketNotEmpty}
     */
    void deleteBucket(BucketName name, RunningUploads running) throws StoreException, IOException;

    /**
     * Changes a bucket's settings in one commit. The change sees the newest state and must be pure; name, id, owner and
     * revision are not its to change.
     *
     * @param ifRevision the {@link StoredDocument#revision} or bucket revision the caller has seen; null to write whatever there is
     * @return the bucket as stored, with its new revision
     * @throws StoreException {@link StoreError.NoSuchBucket}, {@link StoreError.RevisionConflict}
     */
    Bucket updateBucket(BucketName name, @Nullable Long ifRevision, UnaryOperator<Bucket> change)
            throws StoreException, IOException;

    /** A number for a document about to be stored by {@link #updateBucket}: larger than every one given out before. */
    long nextDocumentRevision() throws IOException;

    /** How much a bucket holds, right at this moment. */
    BucketUsage usage(BucketName name) throws StoreException, IOException;

    /**
     * Writes an object whole or not at all.
     *
     * @param maxBytes refuse longer bodies
     * @throws StoreException {@link StoreError.NoSuchBucket}, {@link StoreError.NoSuchKey} (If-Match on a missing key),
     *     {@link StoreError.PreconditionFailed}, {@link StoreError.DigestMismatch}, {@link StoreError.TooLarge}
     * @throws IOException from the body, or when the disk fails
     */
    StoredObject put(Bucket bucket, NewObject object, PutBody body, WriteCondition condition, long maxBytes)
            throws StoreException, IOException;

    /**
     * Makes an object of another one's bytes without moving them. The copy knows every digest that its source knows; bytes are
     * read once when it shall know more.
     *
     * @param object what the copy says of itself, its key included; its digests are those the copy must know
     * @param maxBytes refuse larger sources
     * @throws StoreException as for {@link #put}; {@link StoreError.NoSuchKey} also when the source's bytes are gone
     */
    StoredObject copy(CopySource source, Bucket bucket, NewObject object, WriteCondition condition, long maxBytes)
            throws StoreException, IOException;

    /**
     * A copy that removes its source in the same commit and keeps its digests, ETag and parts, whatever digests are asked for.
     * Onto itself it is a {@link #copy}.
     *
     * @throws StoreException as for {@link #copy}; {@link StoreError.NoSuchKey} also when the source is gone,
     *     {@link StoreError.RevisionConflict} when it is another object by now
     */
    StoredObject move(CopySource source, Bucket bucket, NewObject object, WriteCondition condition, long maxBytes)
            throws StoreException, IOException;

    /** Removes objects in one commit; a missing key counts as removed. One outcome per item, in order. */
    List<DeleteOutcome> delete(Bucket bucket, List<DeleteItem> items) throws StoreException, IOException;

    /**
     * Changes what is said about an object, not its bytes; last-modified stays.
     *
     * @throws StoreException {@link StoreError.NoSuchBucket}, {@link StoreError.NoSuchKey}
     */
    StoredObject updateObject(Bucket bucket, ObjectKey key, UnaryOperator<StoredObject> change)
            throws StoreException, IOException;

    /** The object of this key; null when there is none. */
    @Nullable
    StoredObject find(Bucket bucket, ObjectKey key) throws IOException;

    /** One page of a bucket, from one snapshot. */
    ListPage list(Bucket bucket, ListQuery query) throws IOException;

    /** Whether {@link #open} would find all bytes of an object without waiting: in the record, or in a blob that is open. */
    boolean isAtHand(StoredObject object);

    /**
     * Opens a range of an object's body.
     *
     * @param offset 0 to the size
     * @param length what is left at the most
     */
    ObjectContent open(StoredObject object, long offset, long length) throws IOException;

    /**
     * Some of the parts that an object was made of; none when no multipart upload made it.
     *
     * @param after {@link ObjectPart#number}, exclusive; 0 for the beginning
     * @param limit 1 or more
     */
    List<ObjectPart> parts(StoredObject object, int after, int limit) throws IOException;

    /** Multipart uploads. */
    Uploads uploads();

    /** Accounts, users and keys. */
    Identities identities();
}
