package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entrepot.store.core.CatalogObjectStore;
import org.entrepot.store.core.StoreCheck;
import org.entrepot.store.core.StoreRepair;
import org.entrepot.store.verify.Depth;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Progress;
import org.entrepot.store.verify.Summary;
import org.entrepot.store.verify.Watcher;

/** What an operator does with an open store beside serving it. Each call takes as long as the store is large. */
public final class Maintenance {
    private final Path data;
    private final RocksCatalog catalog;
    private final FileBlobStore blobs;
    private final Supplier<CatalogObjectStore.KeptBlobs> keeping;
    private final Clock clock;

    Maintenance(
            Path data,
            RocksCatalog catalog,
            FileBlobStore blobs,
            Supplier<CatalogObjectStore.KeptBlobs> keeping,
            Clock clock) {
        this.data = data;
        this.catalog = catalog;
        this.blobs = blobs;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** Verifies the store; see {@link StoreCheck#run}. */
    public Summary verify(Depth depth, Watcher watcher) throws IOException {
        return new StoreCheck(catalog, blobs).run(depth, watcher);
    }

    /** Repairs what was found; see {@link StoreRepair#repair}. */
    public boolean repair(Finding finding) throws IOException {
        return new StoreRepair(catalog, clock).repair(finding);
    }

    /**
     * Takes a backup into a folder of backups.
     *
     * @param folder missing, empty, or with backups in it
     * @param progress hears of what is done; what it throws is thrown
     * @throws IOException when the folder holds something else, or a disk fails; the backup is then none
     */
    public BackupManifest backUp(Path folder, BackupOptions options, Consumer<Progress> progress) throws IOException {
        return new Backup(data, catalog, blobs, keeping, clock, progress).run(folder, options);
    }
}
