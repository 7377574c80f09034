package org.entrepot.store.local;

import java.time.Duration;

/**
 * Bounds of a store.
 *
 * @param freeBytesMin room on the disk that writes of bodies leave free, so that the catalog can still be written: deletes need
 *     it too
 * @param commitsWaitingMax commits that wait for the disk at once; one more is refused
 * @param commitTimeMax how long a batch of commits may take to be durable; those behind a slower one are refused
 */
public record StoreLimits(long freeBytesMin, int commitsWaitingMax, Duration commitTimeMax) {
    /** What the catalog writes before it takes up room anew: its log, two tables in memory, and merging some of them. */
    private static final long FREE_BYTES_MIN = 128L << 20;

    /** Two full batches: about half a second of a disk that syncs ten times a second. */
    private static final int COMMITS_WAITING_MAX = 2 * Committer.COMMITS_PER_BATCH_MAX;

    /** Longer than any sync of a disk that works, shorter than clients wait. */
    private static final Duration COMMIT_TIME_MAX = Duration.ofSeconds(30);

    public StoreLimits {
        if (freeBytesMin < 0 || commitsWaitingMax < 1 || commitTimeMax.toMillis() < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    /** As they are without configuration. */
    public static StoreLimits defaults() {
        return new StoreLimits(FREE_BYTES_MIN, COMMITS_WAITING_MAX, COMMIT_TIME_MAX);
    }
}
