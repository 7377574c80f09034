package org.entrepot.cos;

import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.store.DigestKind;
import org.entrepot.store.StoreError;
import org.jspecify.annotations.Nullable;

/** Words what the store refuses as COS does ({@code cos.md} section 13). */
final class CosStoreErrors {
    private CosStoreErrors() {}

    /**
     * The error for a refusal of the store.
     *
     * @param caller decides whose an existing bucket is; null before the signature was verified
     */
    static CosError word(StoreError error, @Nullable Caller caller) {
        return switch (error) {
            case StoreError.NoSuchBucket it -> noSuchBucket();
            case StoreError.NoSuchKey it -> noSuchKey();
            case StoreError.NoSuchUpload it ->
                CosError.of(404, "NoSuchUpload", "The specified multipart upload does not exist.");
            case StoreError.InvalidPart it ->
                CosError.of(400, "InvalidPart", "Part " + it.number() + " was not uploaded or has another ETag.");
            case StoreError.InvalidPartOrder it ->
                CosError.of(400, "InvalidPartOrder", "Part " + it.number() + " is not in ascending order.");
            case StoreError.PartTooSmall it ->
                CosError.of(
                        400,
                        "EntityTooSmall",
                        "Part " + it.number() + " has " + it.sizeBytes() + " bytes; every part but the last needs "
                                + it.minBytes() + ".");
            case StoreError.SizeMismatch it ->
                CosError.of(
                        400, "InvalidRequest", "The parts have " + it.actual() + " bytes, not " + it.expected() + ".");
            case StoreError.BucketExists it -> bucketExists(it.existing().owner(), caller);
            case StoreError.BucketNotEmpty it ->
                CosError.of(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.");
            case StoreError.TooManyBuckets it ->
                CosError.of(400, "TooManyBuckets", "An account may have " + it.limit() + " buckets.");
            case StoreError.PreconditionFailed it ->
                CosError.of(412, "PreconditionFailed", "The condition in `" + it.header() + "` does not hold.");
            case StoreError.DigestMismatch it -> badDigest(it.kind());
            case StoreError.TooLarge it ->
                CosError.of(400, "EntityTooLarge", "An object may have " + it.limitBytes() + " bytes.");
            case StoreError.RevisionConflict it ->
                CosError.of(412, "PreconditionFailed", "What the request is about changed meanwhile.");
            case StoreError.NoSuchIdentity it -> CosError.of(400, "InvalidArgument", "There is no " + it.what() + ".");
            case StoreError.IdentityExists it ->
                CosError.of(400, "InvalidArgument", "There is already a " + it.what() + ".");
        };
    }

    static CosError noSuchBucket() {
        return CosError.of(404, "NoSuchBucket", "The specified bucket does not exist.");
    }

    static CosError noSuchKey() {
        return CosError.of(404, "NoSuchKey", "The specified key does not exist.");
    }

    static CosError badDigest(DigestKind kind) {
        return kind == DigestKind.SHA1
                ? CosError.of(400, "InvalidSHA1Digest", "The body has another SHA-1 than x-cos-content-sha1 says.")
                : CosError.of(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
    }

    private static CosError bucketExists(Account owner, @Nullable Caller caller) {
        boolean isOwn = caller != null
                && caller.homeAccount()
                        .filter(home -> home.number().equals(owner.number()))
                        .isPresent();
        return isOwn
                ? CosError.of(
                        409,
                        "BucketAlreadyOwnedByYou",
                        "The bucket you tried to create already exists, and you own it.")
                : CosError.of(409, "BucketAlreadyExists", "The requested bucket name is not available.");
    }
}
