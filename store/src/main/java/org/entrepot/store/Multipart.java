package org.entrepot.store;

import org.jspecify.annotations.Nullable;

/**
 * What an object keeps of the multipart upload that made it.
 *
 * @param etag without quotes; not the MD5 of the bytes
 * @param parts how many parts it was made of, 1 or more; {@link ObjectStore#parts} tells them
 * @param checksum the checksum of the parts' checksums; absent when the upload named none of that type
 */
public record Multipart(String etag, int parts, @Nullable Composite checksum) {
    /**
     * A checksum over the checksums of the parts ({@code s3.md} section 5).
     *
     * @param kind the algorithm, of the parts and of the whole
     * @param value the raw bytes, without the number of parts that S3 shows behind it
     */
    public record Composite(DigestKind kind, byte[] value) {}
}
