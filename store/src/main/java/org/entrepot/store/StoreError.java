package org.entrepot.store;

import org.jspecify.annotations.Nullable;

/** Why the store did not do what it was asked. Expected refusals only; faults of the machine are {@code IOException}s. */
public sealed interface StoreError {
    /** There is no such bucket. */
    record NoSuchBucket(BucketName bucket) implements StoreError {}

    /** The name is taken. */
    record BucketExists(Bucket existing) implements StoreError {}

    /** Objects are left in it, or uploads that stand in the way. */
    record BucketNotEmpty(BucketName bucket) implements StoreError {}

    /** The owner has as many buckets as allowed. */
    record TooManyBuckets(int limit) implements StoreError {}

    /** There is no such object. */
    record NoSuchKey(ObjectKey key) implements StoreError {}

    /** A write or delete condition does not hold. {@code header} names the one that failed, such as {@code If-Match}. */
    record PreconditionFailed(String header) implements StoreError {}

    /** The bytes have another digest than the sender said. */
    record DigestMismatch(DigestKind kind, byte[] expected, byte[] actual) implements StoreError {}

    /** The body is longer than one write may be. */
    record TooLarge(long limitBytes) implements StoreError {}

    /** There is no such running upload of this key. */
    record NoSuchUpload(String uploadId) implements StoreError {}

    /** A part to use is not there, or has another ETag or checksum than the sender said. */
    record InvalidPart(int number) implements StoreError {}

    /** The part of this number does not come behind the one before it. */
    record InvalidPartOrder(int number) implements StoreError {}

    /** A part other than the last is smaller than it may be. */
    record PartTooSmall(int number, long sizeBytes, long minBytes) implements StoreError {}

    /** The object has another size in bytes than the sender said. */
    record SizeMismatch(long expected, long actual) implements StoreError {}

    /** The bucket, upload or source of a move changed since the revision named. */
    record RevisionConflict(long expected, long actual) implements StoreError {}

    /** There is no account, user or key of that name. */
    record NoSuchIdentity(String what) implements StoreError {}

    /** An account, user or key of that name is already there. */
    record IdentityExists(String what, @Nullable String hint) implements StoreError {}
}
