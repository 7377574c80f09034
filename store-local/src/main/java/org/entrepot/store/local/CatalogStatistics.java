package org.entrepot.store.local;

/**
 * What the catalog's engine holds now, and whether merging its files keeps up with what is written.
 *
 * @param memtableBytes written lately and not yet in files of their own
 * @param cachedBytes of files held in memory, their indexes and filters included
 * @param tableBytes of sorted files on disk
 * @param valueBytes of separate values on disk, dead ones included
 * @param youngFiles files that were not merged yet; many of them make writes wait
 * @param unmergedBytes that are to be merged, by estimate
 * @param writeStalls how often writes were slowed down or stopped since the start, so that merging could keep up
 */
public record CatalogStatistics(
        long memtableBytes,
        long cachedBytes,
        long tableBytes,
        long valueBytes,
        long youngFiles,
        long unmergedBytes,
        long writeStalls) {}
