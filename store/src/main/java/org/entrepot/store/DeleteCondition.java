package org.entrepot.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold of a key, if it is there, for a delete to happen; absent members ask nothing.
 *
 * @param etags hex digits without quotes; an empty list stands for any
 * @param lastModified compared by whole seconds
 */
public record DeleteCondition(
        @Nullable List<String> etags,
        @Nullable Instant lastModified,
        @Nullable Long size) {
    /** No condition. */
    public static final DeleteCondition NONE = new DeleteCondition(null, null, null);
}
