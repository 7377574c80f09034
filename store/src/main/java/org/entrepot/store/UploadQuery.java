package org.entrepot.store;

/**
 * Which running uploads of a bucket to list.
 *
 * @param prefix keys that begin so; empty for all
 * @param delimiter keys that hold it after the prefix are rolled up into a common prefix; empty for none
 * @param afterKey exclusive when {@code afterId} is empty: a key, or a common prefix of the same listing; empty for the
 *     beginning
 * @param afterId uploads of {@code afterKey} behind this one are still listed; ignored when there is no {@code afterKey}
 * @param limit uploads and common prefixes together, 1 or more
 */
public record UploadQuery(String prefix, String delimiter, String afterKey, String afterId, int limit) {}
