package org.entrepot.store.local;

import java.time.Duration;

/**
 * Bounds of a store.
 *
 * @param freeBytesMin room on the disk that writes of bodies leave free, so that the catalog can still be written: deletes need
 *     it too
 * @param commitsWaitingMax commits that wait for the disk at once; one more is refused
 * @param commitTimeMax how long a batch of commits may take to be durable; those behind a slower one are refused
 * @param memtableBytes what the catalog gathers in memory before it becomes a table, 64 KiB or more; two such may exist
 */
public record StoreLimits(long freeBytesMin, int commitsWaitingMax, Duration commitTimeMax, long memtableBytes) {
    /** What the catalog writes before it takes up room anew: its log, two tables in memory, and merging some of them. */
    private static final long FREE_BYTES_MIN = 128L << 20;

    /** Two full batches: about half a second of a disk that syncs ten times a second. */
    private static final int COMMITS_WAITING_MAX = 2 * Committer.COMMITS_PER_BATCH_MAX;

    /** Longer than any sync of a disk that works, shorter than clients wait. */
    private static final Duration COMMIT_TIME_MAX = Duration.ofSeconds(30);

    /** Larger ones spare merging, and make a start after a kill longer. */
    private static final long MEMTABLE_BYTES = 32L << 20;

    /** RocksDB's own least. */
    private static final long MEMTABLE_BYTES_MIN = 64L << 10;

    public StoreLimits {
        if (memtableBytes < MEMTABLE_BYTES_MIN) {
            throw new IllegalArgumentException("the catalog gathers 64KiB or more in memory");
        }
        if (freeBytesMin < 0 || commitsWaitingMax < 1 || commitTimeMax.toMillis() < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /** As they are without configuration. */
    public static StoreLimits defaults() {
        return new StoreLimits(FREE_BYTES_MIN, COMMITS_WAITING_MAX, COMMIT_TIME_MAX, MEMTABLE_BYTES);
    }
}
