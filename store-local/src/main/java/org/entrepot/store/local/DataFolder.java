package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** A data folder that no server serves, held for maintenance. */
public final class DataFolder implements AutoCloseable {
    private final DataFolderLock lock;
    private final FileBlobStore blobs;
    private final RocksCatalog catalog;
    private final Maintenance maintenance;

    private DataFolder(Path data, DataFolderLock lock, FileBlobStore blobs, RocksCatalog catalog, Clock clock) {
        this.lock = lock;
        this.blobs = blobs;
        this.catalog = catalog;
        // Nobody sweeps here.
        maintenance = new Maintenance(data, catalog, blobs, () -> () -> {}, clock);
    }

    /** What may be done with a folder. */
    public enum Access {
        /** Nothing of the store is changed. */
        READ,
        /** Repairs and backups. */
        WRITE
    }

    /**
     * Opens the store in a folder.
     *
     * @throws FolderInUseException when a server serves it
     * @throws IOException when there is none, or it cannot be used
     */
    public static DataFolder open(Path data, Access access, Clock clock) throws IOException {
        if (!Files.isDirectory(data.resolve("catalog"))) {
            throw new IOException(data + " holds no store");
        }
        DataFolderLock lock = DataFolderLock.take(data);
        try {
            LocalStore.refuseUnfinished(data);
            NativeLibrary.load(data.resolve("native"));
            FileBlobStore blobs = FileBlobStore.open(
                    data.resolve("blobs"), new DiskFiles(access == Access.READ ? Durability.NONE : Durability.SYNC), 0);
            RocksCatalog catalog = access == Access.READ
                    ? RocksCatalog.openReadOnly(data.resolve("catalog"))
                    : RocksCatalog.open(data.resolve("catalog"), Durability.SYNC);
            return new DataFolder(data, lock, blobs, catalog, clock);
        } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    /** What can be done with it. */
    public Maintenance maintenance() {
        return maintenance;
    }

    @Override
    public void close() throws IOException {
        catalog.close();
        blobs.close();
        lock.close();
    }
}
