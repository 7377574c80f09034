package org.entrepot.store.local;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.entrepot.store.BlobId;
import org.entrepot.store.core.BlobsInUse;
import org.entrepot.store.core.CatalogObjectStore;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.verify.Progress;
import org.entrepot.store.verify.Stage;

/**
 * Takes one backup of an open store. The catalog of one moment is linked into a checkpoint; then the blobs that its records use
 * are copied, those that are not there yet, while no blob is deleted; then the catalog; the manifest comes last.
 */
final class Backup {
    /** The checkpoint's folder in the data folder: links need the same file system. */
    static final String CHECKPOINT = "backup-checkpoint";
    /** Ids of unreadable blobs that a manifest names; a store that has more of them needs more than a backup. */
    private static final int UNREADABLE_MAX = 10_000;

    private final Path data;
    private final RocksCatalog catalog;
    private final FileBlobStore blobs;
    private final Supplier<CatalogObjectStore.KeptBlobs> keeping;
    private final Clock clock;
    private final Consumer<Progress> progress;
    private final BlobCopy copy = new BlobCopy();
    private final Set<Path> touched = new HashSet<>();
    private final List<String> unreadable = new ArrayList<>();
    private long count;
    private long bytes;
    private long newCount;
    private long newBytes;

    Backup(
            Path data,
            RocksCatalog catalog,
            FileBlobStore blobs,
            Supplier<CatalogObjectStore.KeptBlobs> keeping,
            Clock clock,
            Consumer<Progress> progress) {
        this.data = data;
        this.catalog = catalog;
        this.blobs = blobs;
        this.keeping = keeping;
        this.clock = clock;
        this.progress = progress;
    }

    BackupManifest run(Path folder, BackupOptions wanted) throws IOException {
        BackupFolder target = BackupFolder.openOrMake(folder);
        try (DataFolderLock _ = DataFolderLock.take(folder);
                CatalogBackups catalogs = CatalogBackups.open(target.catalog())) {
            target.removeUnneeded(catalogs);
            BackupManifest taken = take(target, catalogs, wanted);
            target.finish(taken);
            if (wanted.keep() > 0) {
                target.prune(catalogs, wanted.keep());
            }
            return taken;
        }
    }

    private BackupManifest take(BackupFolder target, CatalogBackups catalogs, BackupOptions wanted) throws IOException {
        Path checkpoint = data.resolve(CHECKPOINT);
        DurableFiles.removeAll(checkpoint);
        Path list = target.path().resolve("backups").resolve("unfinished");
        try (CatalogObjectStore.KeptBlobs _ = keeping.get()) {
            catalog.checkpoint(checkpoint);
            Instant taken = clock.instant();
            try (RocksCatalog moment = RocksCatalog.openCheckpoint(checkpoint)) {
                copyBlobs(moment, target, list);
                progress.accept(new Progress(Stage.CATALOG_FILES, 0, 0, newBytes));
                int number = catalogs.add(moment);
                List<String> secrets = wanted.withSecrets() ? copySecrets(target) : List.of();
                for (Path inner : touched) {
                    DurableFolders.syncNames(inner);
                }
                DurableFolders.syncNames(target.blobs());
                Files.move(list, target.list(number));
                return new BackupManifest(number, taken, count, bytes, newCount, newBytes, secrets, unreadable);
            }
        } finally {
            DurableFiles.removeAll(checkpoint);
        }
    }

    private void copyBlobs(RocksCatalog moment, BackupFolder target, Path list) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(list, StandardCharsets.US_ASCII);
                Snapshot snapshot = moment.snapshot()) {
            BlobsInUse.visit(snapshot, (total, used) -> copyRange(target, total, used, lines));
        }
        DurableFiles.syncBytes(list);
    }

    private void copyRange(BackupFolder target, long total, Iterator<BlobId> used, BufferedWriter lines)
            throws IOException {
        for (long done = 0; used.hasNext(); done++) {
            progress.accept(new Progress(Stage.BLOBS, done, total, newBytes));
            BlobId id = used.next();
            Path from = blobs.file(id);
            Path to = target.blobs().resolve(blobs.root().relativize(from));
            try {
                long size = Files.size(from);
                if (!Files.exists(to)) {
                    copyBlob(from, to);
                }
                count++;
                bytes += size;
                lines.write(id.value());
                lines.newLine();
            } catch (DamagedBlobException | NoSuchFileException lost) {
                if (unreadable.size() < UNREADABLE_MAX) {
                    unreadable.add(id.value());
                }
            }
        }
        progress.accept(new Progress(Stage.BLOBS, total, total, newBytes));
    }

    private void copyBlob(Path from, Path to) throws IOException {
        Path inner = to.resolveSibling("").normalize();
        if (touched.add(inner)) {
            DurableFolders.make(inner);
        }
        newBytes += copy.copy(from, to);
        newCount++;
    }

    /** The keys that lie in the data folder. One kept elsewhere is kept there for a reason. */
    private List<String> copySecrets(BackupFolder target) throws IOException {
        List<String> copied = new ArrayList<>();
        for (String name : BackupOptions.SECRETS) {
            Path from = data.resolve(name);
            if (Files.exists(from)) {
                DurableFiles.write(target.path().resolve(name), Files.readAllBytes(from));
                copied.add(name);
            }
        }
        return copied;
    }
}
