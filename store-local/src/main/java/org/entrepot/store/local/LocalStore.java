package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.SecretSealer;
import org.entrepot.store.core.CatalogObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded object store: a data folder with {@code lock}, {@code catalog/} (RocksDB), {@code blobs/} and {@code native/}
 * (RocksDB's unpacked library). One process at a time.
 */
public final class LocalStore implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStore.class);

    private final DataFolderLock lock;
    private final RocksCatalog catalog;
    private final FileBlobStore blobs;
    private final CatalogObjectStore objects;
    private final Maintenance maintenance;
    private final Sweeper sweeper;

    private LocalStore(
            DataFolderLock lock,
            RocksCatalog catalog,
            FileBlobStore blobs,
            CatalogObjectStore objects,
            Maintenance maintenance) {
        this.lock = lock;
        this.catalog = catalog;
        this.blobs = blobs;
        this.objects = objects;
        this.maintenance = maintenance;
        sweeper = new Sweeper(objects);
    }

    /**
     * Opens the store in a folder, which is made, readable by its owner only, when it is missing.
     *
     * @param limits what it keeps free, and how many may wait
     * @param sealer keeps secrets unreadable at rest
     * @throws IOException when another process has the folder, or it cannot be used; the message says which
     */
    public static LocalStore open(
            Path data, Durability durability, StoreLimits limits, SecretSealer sealer, Clock clock) throws IOException {
        if (durability == Durability.NONE) {
            LOG.warn("durability is off: acknowledged writes are lost when this machine loses power");
        }
        DurableFolders.make(data);
        DataFolderLock lock = DataFolderLock.take(data);
        try {
            refuseUnfinished(data);
            // Of a backup that was cut off.
            DurableFiles.removeAll(data.resolve(Backup.CHECKPOINT));
            NativeLibrary.load(data.resolve("native"));
            FileBlobStore blobs =
                    FileBlobStore.open(data.resolve("blobs"), new DiskFiles(durability), limits.freeBytesMin());
            RocksCatalog catalog = RocksCatalog.open(data.resolve("catalog"), durability, limits);
            // Also those that an earlier process made and was killed before it could sync them.
            DurableFolders.syncNames(data);
            CatalogObjectStore objects = new CatalogObjectStore(catalog, blobs, sealer, clock);
            return new LocalStore(
                    lock, catalog, blobs, objects, new Maintenance(data, catalog, blobs, objects::keepBlobs, clock));
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** Half a restored store would be taken for a whole one. */
    static void refuseUnfinished(Path data) throws IOException {
        if (Files.exists(data.resolve(Restore.UNFINISHED))) {
            throw new IOException(
                    "a restore into " + data + " was cut off: remove the folder and restore into a new one");
        }
    }

    /** What can be done beside serving it. */
    public Maintenance maintenance() {
        return maintenance;
    }

    /** The store in a folder with the usual limits. */
    public static LocalStore open(Path data, Durability durability, SecretSealer sealer, Clock clock)
            throws IOException {
        return open(data, durability, StoreLimits.defaults(), sealer, clock);
    }

    /** The store. */
    public ObjectStore objects() {
        return objects;
    }

    /** How well commits share syncs. */
    public CommitStatistics commitStatistics() {
        return catalog.statistics();
    }

    /** How many commits wait for the disk. */
    public int commitsWaiting() {
        return catalog.commitsWaiting();
    }

    /** How it stands with the disk. */
    public StoreHealth health() {
        return StoreHealth.of(catalog.trouble(), blobs);
    }

    /**
     * What the catalog's engine holds and how it keeps up.
     *
     * @throws IOException when it is closed, or cannot tell
     */
    public CatalogStatistics catalogStatistics() throws IOException {
        return catalog.engineStatistics();
    }

    /** Finishes what is under way and lets go of the folder. */
    @Override
    public void close() throws IOException {
        sweeper.close();
        catalog.close();
        blobs.close();
        lock.close();
    }
}
