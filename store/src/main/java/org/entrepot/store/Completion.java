package org.entrepot.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to finish a multipart upload. The order of the parts is judged by the store ({@link StoreError.InvalidPartOrder}); that
 * there are some at all is the dialect's to check.
 *
 * @param parts the parts to use, ascending, one or more; parts left out are dropped
 * @param innerPartBytesMin least size of every part but the last
 * @param condition must hold of the key at the commit
 * @param maxBytes refuse larger objects
 * @param size what the sender says the object's size is; null when it does not
 * @param digests what the sender says the object's digests are: the checksum the upload was begun with (a composite one
 *     without its number of parts) or one of the CRCs that it combines
 * @param etag the ETag to give the object, without quotes; null for the MD5 of the parts' MD5s with {@code -} and their number
 */
public record Completion(
        List<Choice> parts,
        long innerPartBytesMin,
        WriteCondition condition,
        long maxBytes,
        @Nullable Long size,
        Map<DigestKind, byte[]> digests,
        @Nullable String etag) {
    public Completion {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an upload is finished with one part or more");
        }
    }

    /**
     * A part to use.
     *
     * @param etag the MD5 that it must have, as hex digits without quotes; null when the sender does not say
     * @param digests other digests that it must have
     */
    public record Choice(int number, @Nullable String etag, Map<DigestKind, byte[]> digests) {}
}
