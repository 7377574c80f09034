package org.entrepot.store.local;

/**
 * How commits were batched since the store was opened.
 *
 * @param commits commits that wrote something and were acknowledged
 * @param batches synced writes that carried them
 */
public record CommitStatistics(long commits, long batches) {}
