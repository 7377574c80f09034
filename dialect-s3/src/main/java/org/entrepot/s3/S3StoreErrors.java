package org.entrepot.s3;

import java.util.HexFormat;
import org.entrepot.store.StoreError;

/** Words what the store refuses as S3 does ({@code s3.md} section 20). */
final class S3StoreErrors {
    private S3StoreErrors() {}

    /** The words of what the store refuses. */
    static S3Error of(StoreError error) {
        return switch (error) {
            case StoreError.NoSuchBucket bucket ->
                S3Error.of(404, "NoSuchBucket", "The specified bucket does not exist")
                        .with("BucketName", bucket.bucket().value());
            case StoreError.BucketExists exists ->
                S3Error.of(
                                409,
                                "BucketAlreadyExists",
                                "The requested bucket name is not available. The bucket namespace is shared by all"
                                        + " users of the system.")
                        .with("BucketName", exists.existing().name().value());
            case StoreError.BucketNotEmpty bucket ->
                S3Error.of(409, "BucketNotEmpty", "The bucket you tried to delete is not empty")
                        .with("BucketName", bucket.bucket().value());
            case StoreError.TooManyBuckets many ->
                S3Error.of(
                        400,
                        "TooManyBuckets",
                        "You have attempted to create more buckets than allowed: " + many.limit());
            case StoreError.NoSuchKey key -> noSuchKey(key.key().value());
            case StoreError.NoSuchUpload upload ->
                S3Error.of(
                                404,
                                "NoSuchUpload",
                                "The specified multipart upload does not exist. The upload ID might be invalid, or the"
                                        + " multipart upload might have been aborted or completed.")
                        .with("UploadId", upload.uploadId());
            case StoreError.InvalidPart part ->
                S3Error.of(
                                400,
                                "InvalidPart",
                                "One or more of the specified parts could not be found. The part might not have been"
                                        + " uploaded, or the specified entity tag might not have matched the part's"
                                        + " entity tag.")
                        .with("PartNumber", Integer.toString(part.number()));
            case StoreError.InvalidPartOrder part ->
                S3Error.of(
                                400,
                                "InvalidPartOrder",
                                "The list of parts was not in ascending order. Parts must be ordered by part number.")
                        .with("PartNumber", Integer.toString(part.number()));
            case StoreError.PartTooSmall part ->
                S3Error.of(
                                400,
                                "EntityTooSmall",
                                "Your proposed upload is smaller than the minimum allowed object size.")
                        .with("PartNumber", Integer.toString(part.number()))
                        .with("ProposedSize", Long.toString(part.sizeBytes()))
                        .with("MinSizeAllowed", Long.toString(part.minBytes()));
            case StoreError.SizeMismatch size ->
                S3Error.of(
                        400,
                        "InvalidRequest",
                        "The provided object size " + size.expected() + " does not match the parts', " + size.actual());
            case StoreError.PreconditionFailed condition -> precondition(condition.header());
            case StoreError.DigestMismatch digest -> badDigest(digest.expected(), digest.actual());
            case StoreError.TooLarge large -> tooLarge(large.limitBytes());
            case StoreError.RevisionConflict conflict ->
                S3Error.of(
                        409,
                        "OperationAborted",
                        "A conflicting conditional operation is currently in progress against this resource. Please"
                                + " try again.");
            case StoreError.NoSuchIdentity identity ->
                S3Error.of(400, "InvalidArgument", "Invalid id: " + identity.what());
            case StoreError.IdentityExists identity ->
                S3Error.of(409, "OperationAborted", "The identity is already there: " + identity.what());
        };
    }

    /** A key that is not there, for whoever finds that out. */
    static S3Error noSuchKey(String key) {
        return S3Error.of(404, "NoSuchKey", "The specified key does not exist.").with("Key", key);
    }

    /** A body, or an object of parts, beyond its limit. */
    static S3Error tooLarge(long limitBytes) {
        return S3Error.of(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed size")
                .with("MaxSizeAllowed", Long.toString(limitBytes));
    }

    /** Bytes that do not have the digest they were announced with. */
    static S3Error badDigest(byte[] expected, byte[] actual) {
        HexFormat hex = HexFormat.of();
        return S3Error.of(400, "BadDigest", "The digest or checksum you specified did not match what we received.")
                .with("ExpectedDigest", hex.formatHex(expected))
                .with("CalculatedDigest", hex.formatHex(actual));
    }

    /** A condition that does not hold, by the header that says it. */
    static S3Error precondition(String header) {
        return S3Error.of(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
                .with("Condition", header);
    }
}
