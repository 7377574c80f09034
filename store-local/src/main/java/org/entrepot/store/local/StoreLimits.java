package org.entrepot.store.local;

/**
 * Bounds of a store.
 *
 * @param freeBytesMin room on the disk that writes of bodies leave free, so that the catalog can still be written: deletes need
 *     it too
 */
public record StoreLimits(long freeBytesMin) {
    /** What the catalog writes before it takes up room anew: its log, two tables in memory, and merging some of them. */
    private static final long FREE_BYTES_MIN = 128L << 20;

    public StoreLimits {
        if (freeBytesMin < 0) {
            throw new IllegalArgumentException("limits are not negative");
        }
    }

    /** As they are without configuration. */
    public static StoreLimits defaults() {
        return new StoreLimits(FREE_BYTES_MIN);
    }
}
