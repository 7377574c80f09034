package org.entrepot.access.policy;

import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * May this caller do this?
 *
 * @param bucket the inside name of the bucket
 * @param key the key for operations on objects, the prefix asked for (empty when none was sent) for {@code object.list},
 *     {@code version.list} and {@code upload.list}, else null
 * @param facts what conditions may test
 */
public record Question(
        Caller caller,
        Operation operation,
        String bucket,
        @Nullable String key,
        Facts facts) {}
