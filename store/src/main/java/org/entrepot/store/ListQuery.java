package org.entrepot.store;

/**
 * Which part of a bucket to list.
 *
 * @param prefix keys that begin so; empty for all
 * @param delimiter keys that hold it after the prefix are rolled up into a common prefix; empty for none
 * @param after exclusive: a key, or a common prefix of the same listing, which skips everything under it; empty for the
 *     beginning
 * @param limit keys and common prefixes together, 1 or more
 */
public record ListQuery(String prefix, String delimiter, String after, int limit) {}
