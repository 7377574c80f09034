package org.entrepot.store.local;

import java.io.IOException;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.Env;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileManager;
import org.rocksdb.WALRecoveryMode;

/** How RocksDB is run: little memory when idle, nothing written for its own sake, and no silent loss at recovery. */
final class RocksSettings implements AutoCloseable {
    /** Blocks of files kept in memory, their indexes and filters included. */
    private static final long BLOCK_CACHE_BYTES = 32L << 20;
    /** A page of a listing reads blocks one after the other; a point read reads one. */
    private static final int BLOCK_BYTES = 8 << 10;
    /** A piece of an index or a filter. */
    private static final int METADATA_BLOCK_BYTES = 4 << 10;
    /** About one useless look into a file in a hundred. */
    private static final double FILTER_BITS_PER_KEY = 10;
    /** Bodies from this size on are kept out of the sorted files, so that merging those does not copy them again and again. */
    private static final long SEPARATE_VALUE_BYTES = 1 << 10;
    /** A file of separate values is rewritten when so much of it is dead. */
    private static final double DEAD_VALUES_MAX = 0.5;

    private static final int BACKGROUND_JOBS_MAX = 2;
    private static final int OPEN_FILES_MAX = 512;
    private static final int KEPT_LOG_FILES = 2;

    private final Cache cache = new LRUCache(BLOCK_CACHE_BYTES);
    private final BloomFilter filter = new BloomFilter(FILTER_BITS_PER_KEY);
    /** Looks for room after a write failed for want of it, and lets writes go on when there is some. */
    private final SstFileManager room;

    private final Options options;

    /**
     * Settings.
     *
     * @param memtableBytes as in {@link StoreLimits}
     */
    RocksSettings(long memtableBytes) throws IOException {
        room = fileManager();
        BlockBasedTableConfig tables = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(BLOCK_BYTES)
                .setFilterPolicy(filter)
                // Indexes and filters of millions of keys are larger than the cache: they are read in pieces, as they
                // are
                // needed.
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(METADATA_BLOCK_BYTES)
                .setCacheIndexAndFilterBlocks(true)
                .setPinTopLevelIndexAndFilter(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
        options = new Options()
                .setCreateIfMissing(true)
                .setTableFormatConfig(tables)
                .setWriteBufferSize(memtableBytes)
                .setMaxBackgroundJobs(BACKGROUND_JOBS_MAX)
                .setMaxOpenFiles(OPEN_FILES_MAX)
                .setCompressionType(CompressionType.NO_COMPRESSION)
                .setEnableBlobFiles(true)
                .setMinBlobSize(SEPARATE_VALUE_BYTES)
                .setEnableBlobGarbageCollection(true)
                .setBlobGarbageCollectionForceThreshold(DEAD_VALUES_MAX)
                // A torn last record was never acknowledged; damage before it is an error, not a reason to forget what
                // follows.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setParanoidChecks(true)
                .setSstFileManager(room)
                // One thread writes.
                .setAllowConcurrentMemtableWrite(false)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(KEPT_LOG_FILES);
    }

    private static SstFileManager fileManager() throws IOException {
        try {
            return new SstFileManager(Env.getDefault());
        } catch (RocksDBException e) {
            throw RocksCatalog.failed(e);
        }
    }

    Options options() {
        return options;
    }

    @Override
    public void close() {
        options.close();
        room.close();
        filter.close();
        cache.close();
    }
}
