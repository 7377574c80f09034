package org.entrepot.store;

import java.time.Instant;

/**
 * A part of a running upload.
 *
 * @param number {@link Uploads#NUMBER_MIN} to {@link Uploads#NUMBER_MAX}
 * @param size in bytes
 * @param digests its MD5, and what else the upload wants or its sender claimed
 */
public record UploadedPart(int number, long size, Instant lastModified, Digests digests) {
    /** Its ETag without quotes: the MD5 of its bytes. */
    public String etag() {
        return digests.hex(DigestKind.MD5).orElseThrow();
    }
}
