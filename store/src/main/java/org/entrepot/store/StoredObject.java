package org.entrepot.store;

import java.time.Instant;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.jspecify.annotations.Nullable;

/**
 * One object as it was written.
 *
 * @param size in bytes
 * @param digests what is known of all its bytes
 * @param multipart absent when no multipart upload made it
 * @param headers the stored HTTP headers, lower-case names: {@code content-type}, {@code cache-control} and their like
 * @param metadata user metadata, lower-case names without the dialect's prefix; values keep their bytes as Latin-1 text
 * @param acl absent when never written
 * @param ownerAccount number of the account that owns it
 * @param writtenIn the dialect of the writer
 * @param revision grows with every change of the catalog; two states of a key never share one
 */
public record StoredObject(
        ObjectKey key,
        long size,
        Instant lastModified,
        Digests digests,
        @Nullable Multipart multipart,
        Map<String, String> headers,
        Map<String, String> metadata,
        @Nullable Acl acl,
        String ownerAccount,
        Dialect writtenIn,
        ObjectBody body,
        long revision) {
    public StoredObject {
        headers = Map.copyOf(headers);
        metadata = Map.copyOf(metadata);
    }

    /**
     * What S3, COS and QingStor show as its ETag, without quotes: the upload's, else the MD5, else the SHA-256 in hex digits;
     * empty when none is known.
     */
    public String etag() {
        return multipart != null
                ? multipart.etag()
                : digests.hex(DigestKind.MD5)
                        .or(() -> digests.hex(DigestKind.SHA256))
                        .orElse("");
    }

    /** The same object with another ACL. */
    public StoredObject withAcl(@Nullable Acl newAcl) {
        return with(newAcl, body);
    }

    /** The same object with its bytes elsewhere. */
    public StoredObject withBody(ObjectBody newBody) {
        return with(acl, newBody);
    }

    private StoredObject with(@Nullable Acl newAcl, ObjectBody newBody) {
        return new StoredObject(
                key,
                size,
                lastModified,
                digests,
                multipart,
                headers,
                metadata,
                newAcl,
                ownerAccount,
                writtenIn,
                newBody,
                revision);
    }
}
