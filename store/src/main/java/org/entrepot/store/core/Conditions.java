package org.entrepot.store.core;

import java.util.List;
import org.entrepot.store.DeleteCondition;
import org.entrepot.store.DigestKind;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;
import org.jspecify.annotations.Nullable;

/** Judges preconditions inside the commit ({@code s3.md} section 9). */
final class Conditions {
    private Conditions() {}

    /** What stands against the write; null when nothing does. */
    static @Nullable StoreError against(WriteCondition condition, ObjectKey key, @Nullable StoredObject present) {
        return switch (condition) {
            case WriteCondition.Always always -> null;
            case WriteCondition.IfAbsent absent -> present == null ? null : failed("If-None-Match");
            case WriteCondition.IfMatch(List<String> etags) -> {
                if (present == null) {
                    yield new StoreError.NoSuchKey(key);
                }
                yield etags.isEmpty() || hasOneOf(present, etags) ? null : failed("If-Match");
            }
            case WriteCondition.IfNoneMatch(List<String> etags) ->
                present == null || !hasOneOf(present, etags) ? null : failed("If-None-Match");
        };
    }

    /** What stands against the delete; null when nothing does, as for a missing key. */
    static @Nullable StoreError against(DeleteCondition condition, @Nullable StoredObject present) {
        if (present == null) {
            return null;
        }
        List<String> etags = condition.etags();
        if (etags != null && !etags.isEmpty() && !hasOneOf(present, etags)) {
            return failed("If-Match");
        }
        if (condition.lastModified() != null
                && condition.lastModified().getEpochSecond()
                        != present.lastModified().getEpochSecond()) {
            return failed("x-amz-if-match-last-modified-time");
        }
        if (condition.size() != null && condition.size() != present.size()) {
            return failed("x-amz-if-match-size");
        }
        return null;
    }

    private static StoreError failed(String header) {
        return new StoreError.PreconditionFailed(header);
    }

    /** An ETag is what some dialect shows of the object; those of digits compare in either case. */
    private static boolean hasOneOf(StoredObject object, List<String> etags) {
        String sha256 = object.digests().hex(DigestKind.SHA256).orElse(null);
        return etags.stream().anyMatch(etag -> etag.equalsIgnoreCase(object.etag()) || etag.equalsIgnoreCase(sha256));
    }
}
