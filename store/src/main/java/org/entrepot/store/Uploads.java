package org.entrepot.store;

import java.io.IOException;

/**
 * Multipart uploads ({@code s3.md} section 11, {@code cos.md} section 10, {@code qingstor.md} 7.9). Any number of them may run
 * for one key. Durable when a call returns; running uploads survive restarts.
 *
 * <p>Every call that names an upload throws {@link StoreError.NoSuchUpload} when the id is unknown, belongs to another key or
 * bucket, or the upload has ended, and {@link StoreError.NoSuchBucket} when the bucket is gone.
 */
public interface Uploads {
    /** The smallest part number: QingStor's ({@code qingstor.md} 7.9). Dialects that begin at 1 refuse 0 themselves. */
    int NUMBER_MIN = 0;
    /** The largest part number ({@code s3.md} section 11). */
    int NUMBER_MAX = 10_000;

    /** Begins an upload. */
    Upload begin(Bucket bucket, NewUpload upload) throws StoreException, IOException;

    /** The running upload of this id. */
    Upload find(Bucket bucket, ObjectKey key, String uploadId) throws StoreException, IOException;

    /**
     * Takes in a part; one of the same number is replaced. Whether it comes before or after a simultaneous completion is
     * decided by its commit: afterwards there is no such upload.
     *
     * @param number {@link #NUMBER_MIN} to {@link #NUMBER_MAX}
     * @param maxBytes refuse longer parts
     * @throws StoreException also {@link StoreError.DigestMismatch}, {@link StoreError.TooLarge}
     * @throws IOException from the body, or when the disk fails
     */
    UploadedPart putPart(Bucket bucket, ObjectKey key, String uploadId, int number, PutBody body, long maxBytes)
            throws StoreException, IOException;

    /**
     * Makes a part from a range of an object, without moving bytes where that can be. Its digests need the bytes read, unless
     * the range is all of a source whose digests are known.
     *
     * @param number {@link #NUMBER_MIN} to {@link #NUMBER_MAX}
     * @param offset within the source
     * @param length offset and length together at most the source's size
     * @throws StoreException also {@link StoreError.NoSuchKey} when the source's bytes are gone
     */
    UploadedPart copyPart(
            Bucket bucket, ObjectKey key, String uploadId, int number, CopySource source, long offset, long length)
            throws StoreException, IOException;

    /**
     * Makes the object of chosen parts and ends the upload, in one commit. For a day afterwards the same call answers the same
     * object again, whatever became of it and whatever the call then chooses; its bytes may be gone.
     *
     * @throws StoreException also {@link StoreError.InvalidPartOrder}, {@link StoreError.InvalidPart},
     *     {@link StoreError.PartTooSmall}, {@link StoreError.TooLarge}, {@link StoreError.SizeMismatch},
     *     {@link StoreError.DigestMismatch}, {@link StoreError.PreconditionFailed}, {@link StoreError.NoSuchKey} (If-Match on a
     *     missing key), {@link StoreError.RevisionConflict} when parts keep arriving; the upload then goes on
     */
    StoredObject complete(Bucket bucket, ObjectKey key, String uploadId, Completion completion)
            throws StoreException, IOException;

    /** Ends an upload without an object. */
    void abort(Bucket bucket, ObjectKey key, String uploadId) throws StoreException, IOException;

    /**
     * Some parts of a running upload, from one snapshot.
     *
     * @param afterNumber exclusive; -1 for the beginning
     * @param limit 1 or more
     */
    PartPage parts(Bucket bucket, ObjectKey key, String uploadId, int afterNumber, int limit)
            throws StoreException, IOException;

    /** Some running uploads of a bucket, from one snapshot; costs as much as the page has lines. */
    UploadPage list(Bucket bucket, UploadQuery query) throws IOException;
}
