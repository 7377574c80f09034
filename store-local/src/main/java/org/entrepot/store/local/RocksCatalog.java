package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BackupEngine;
import org.rocksdb.Checkpoint;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** A catalog in a RocksDB of one process. Reads go straight to it, commits through the {@link Committer}. */
final class RocksCatalog implements Catalog {
    private final RocksSettings settings;
    private final RocksDB db;
    private final RocksTarget target;
    private final Committer committer;
    private final UseCount use = new UseCount("the catalog is closed");
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private record Listener(byte[] prefix, byte[] beyond, Runnable changed) {}

    private RocksCatalog(RocksSettings settings, RocksDB db, RocksTarget target, StoreLimits limits)
            throws IOException {
        this.settings = settings;
        this.db = db;
        this.target = target;
        committer = new Committer(target, limits, this::tell);
    }

    /** Opens the catalog in this folder, made when missing, with the usual limits. */
    static RocksCatalog open(Path folder, Durability durability) throws IOException {
        return open(folder, durability, StoreLimits.defaults());
    }

    /** Opens the catalog in this folder, made when missing. */
    static RocksCatalog open(Path folder, Durability durability, StoreLimits limits) throws IOException {
        Files.createDirectories(folder);
        try {
            CommitLog.check(folder);
        } catch (IOException e) {
            throw new IOException("the catalog in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
        RocksSettings settings = new RocksSettings(limits.memtableBytes());
        try {
            RocksDB db = RocksDB.open(settings.options(), folder.toString());
            return new RocksCatalog(settings, db, new RocksTarget(db, durability), limits);
        } catch (RocksDBException e) {
            settings.close();
            throw new IOException("the catalog in " + folder + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Opens the catalog in this folder as it is: nothing is written, commits fail.
     *
     * @throws IOException when there is none
     */
    static RocksCatalog openReadOnly(Path folder) throws IOException {
        RocksSettings settings = new RocksSettings(StoreLimits.defaults().memtableBytes());
        try {
            RocksDB db = RocksDB.openReadOnly(settings.options(), folder.toString());
            return new RocksCatalog(settings, db, new RocksTarget(db, Durability.NONE), StoreLimits.defaults());
        } catch (RocksDBException e) {
            settings.close();
            throw new IOException("the catalog in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Opens a {@link #checkpoint}, to be read and copied: it is not tidied behind the reader's back. */
    static RocksCatalog openCheckpoint(Path folder) throws IOException {
        RocksSettings settings = new RocksSettings(StoreLimits.defaults().memtableBytes());
        try {
            RocksDB db = RocksDB.open(settings.options().setDisableAutoCompactions(true), folder.toString());
            return new RocksCatalog(settings, db, new RocksTarget(db, Durability.NONE), StoreLimits.defaults());
        } catch (RocksDBException e) {
            settings.close();
            throw failed(e);
        }
    }

    /** Makes a second catalog of this moment in a new folder of the same file system; the tables are linked, not copied. */
    void checkpoint(Path folder) throws IOException {
        use.begin();
        try (Checkpoint checkpoint = Checkpoint.create(db)) {
            checkpoint.createCheckpoint(folder.toString());
        } catch (RocksDBException e) {
            throw failed(e);
        } finally {
            use.end();
        }
    }

    /** Adds this catalog to the backups of an engine. */
    void backUp(BackupEngine engine) throws IOException {
        use.begin();
        try {
            engine.createNewBackup(db, true);
        } catch (RocksDBException e) {
            throw failed(e);
        } finally {
            use.end();
        }
    }

    static IOException failed(RocksDBException e) {
        return new IOException("the catalog failed: " + e.getMessage(), e);
    }

    @Override
    public List<byte @Nullable []> get(List<byte[]> keys) throws IOException {
        use.begin();
        try {
            if (keys.size() == 1) {
                List<byte @Nullable []> one = new ArrayList<>(1);
                one.add(db.get(keys.getFirst()));
                return one;
            }
            // Several keys of one column family are read at one sequence number; RocksDB takes no empty list.
            return keys.isEmpty() ? List.of() : db.multiGetAsList(keys);
        } catch (RocksDBException e) {
            throw failed(e);
        } finally {
            use.end();
        }
    }

    @Override
    public Snapshot snapshot() throws IOException {
        use.begin();
        return new RocksSnapshot(db, use::end);
    }

    @Override
    public <T, X extends Exception> T commit(Work<T, X> work) throws X, IOException {
        return committer.commit(work);
    }

    @Override
    public void listen(byte[] prefix, Runnable changed) {
        byte[] beyond = Arrays.copyOf(prefix, prefix.length);
        beyond[beyond.length - 1]++;
        listeners.add(new Listener(prefix.clone(), beyond, changed));
    }

    private void tell(NavigableMap<byte[], byte @Nullable []> writes) {
        for (Listener listener : listeners) {
            byte[] first = writes.ceilingKey(listener.prefix);
            if (first != null && Arrays.compareUnsigned(first, listener.beyond) < 0) {
                listener.changed.run();
            }
        }
    }

    /** Why commits fail; null when the last one did not. */
    @Nullable
    IOException trouble() {
        return committer.trouble();
    }

    @Override
    public void verify() throws IOException {
        use.begin();
        try {
            db.verifyChecksum();
        } catch (RocksDBException e) {
            throw failed(e);
        } finally {
            use.end();
        }
    }

    /** How many commits wait. */
    int commitsWaiting() {
        return committer.waiting();
    }

    CommitStatistics statistics() {
        return committer.statistics();
    }

    CatalogStatistics engineStatistics() throws IOException {
        use.begin();
        try {
            Map<String, String> stalls = db.getMapProperty("rocksdb.cf-write-stall-stats");
            return new CatalogStatistics(
                    db.getLongProperty("rocksdb.cur-size-all-mem-tables"),
                    db.getLongProperty("rocksdb.block-cache-usage"),
                    db.getLongProperty("rocksdb.total-sst-files-size"),
                    db.getLongProperty("rocksdb.total-blob-file-size"),
                    Long.parseLong(db.getProperty("rocksdb.num-files-at-level0")),
                    db.getLongProperty("rocksdb.estimate-pending-compaction-bytes"),
                    Long.parseLong(stalls.getOrDefault("total-delays", "0"))
                            + Long.parseLong(stalls.getOrDefault("total-stops", "0")));
        } catch (RocksDBException e) {
            throw failed(e);
        } finally {
            use.end();
        }
    }

    /** Waits for reads under way: a closed database must not be touched. */
    @Override
    public void close() {
        if (use.close()) {
            committer.close();
            target.close();
            db.close();
            settings.close();
        }
    }
}
