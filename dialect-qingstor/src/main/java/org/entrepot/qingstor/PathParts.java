package org.entrepot.qingstor;

import org.entrepot.access.Operation;
import org.entrepot.gateway.Entry;
import org.jspecify.annotations.Nullable;

/**
 * A raw path taken apart: {@code /}, {@code /bucket}, {@code /bucket/}, {@code /bucket/key} in path style, {@code /} and {@code
 * /key} where the host carries the bucket ({@code qingstor.md} section 2).
 *
 * @param rawBucket the bucket as written in path or host; null when none is named
 * @param rawKey the key as on the wire, percent-encoded; null when none is named
 * @param bucketInHost whether the host carries the bucket
 */
record PathParts(@Nullable String rawBucket, @Nullable String rawKey, boolean bucketInHost) {
    /** Takes the path of a request apart. */
    static PathParts of(Entry entry) {
        String afterSlash = entry.path().substring(Math.min(1, entry.path().length()));
        String hostBucket = entry.boundBucket() != null ? entry.boundBucket() : entry.hostBucket();
        if (hostBucket != null) {
            return new PathParts(hostBucket, orNull(afterSlash), true);
        }
        int slash = afterSlash.indexOf('/');
        if (slash < 0) {
            return new PathParts(orNull(afterSlash), null, false);
        }
        return new PathParts(afterSlash.substring(0, slash), orNull(afterSlash.substring(slash + 1)), false);
    }

    /** What the path names. */
    Operation.Target target() {
        if (rawBucket == null) {
            return Operation.Target.SERVICE;
        }
        return rawKey == null ? Operation.Target.BUCKET : Operation.Target.OBJECT;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
