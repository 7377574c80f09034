package org.entrepot.store;

import org.jspecify.annotations.Nullable;

/**
 * What a multipart upload is begun with.
 *
 * @param object what the finished object will say of itself; its digests are what each part computes, besides its MD5 and the
 *     checksum's kind; the CRCs among them are combined into the whole object's
 * @param initiator canonical id of who began it; empty for anonymous callers
 * @param checksum absent when none was named
 */
public record NewUpload(
        NewObject object, String initiator, @Nullable UploadChecksum checksum) {
    public NewUpload {
        if (checksum != null
                && checksum.type() == UploadChecksum.Type.FULL_OBJECT
                && !checksum.kind().isCrc()) {
            throw new IllegalArgumentException(checksum.kind() + " of parts cannot be combined");
        }
    }
}
