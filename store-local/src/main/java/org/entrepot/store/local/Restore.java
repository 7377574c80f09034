package org.entrepot.store.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.entrepot.store.BlobId;
import org.entrepot.store.verify.Progress;
import org.entrepot.store.verify.Stage;

/** Makes a data folder of a backup. Until it is done the folder says that it is not, and no store opens it. */
public final class Restore {
    /** The file that says so. */
    static final String UNFINISHED = "restore-unfinished";

    private final BackupFolder from;
    private final Consumer<Progress> progress;
    private final BlobCopy copy = new BlobCopy();
    private long bytes;

    /**
     * Restoring from a folder of backups.
     *
     * @param progress hears of what is done
     */
    public Restore(BackupFolder from, Consumer<Progress> progress) {
        this.from = from;
        this.progress = progress;
    }

    /**
     * Restores a backup.
     *
     * @param data missing or empty
     * @return blobs that the backup has no longer whole: their objects are there without their bytes
     * @throws IOException when the folder is not empty, or a disk fails; the folder is then of no use
     */
    public List<String> run(BackupManifest backup, Path data) throws IOException {
        DurableFolders.make(data);
        if (!BackupFolder.names(data).isEmpty()) {
            throw new IOException(data + " is not empty; restore into a new folder");
        }
        DurableFiles.write(data.resolve(UNFINISHED), "this restore was cut off\n".getBytes(StandardCharsets.UTF_8));
        NativeLibrary.load(data.resolve("native"));
        progress.accept(new Progress(Stage.CATALOG_FILES, 0, 0, 0));
        DurableFolders.make(data.resolve("catalog"));
        try (CatalogBackups catalogs = CatalogBackups.open(from.catalog())) {
            catalogs.restore(backup.number(), data.resolve("catalog"));
        }
        DurableFolders.syncNames(data.resolve("catalog"));
        List<String> lost = copyBlobs(backup, data.resolve("blobs"));
        for (String name : BackupOptions.SECRETS) {
            if (backup.secrets().contains(name)) {
                DurableFiles.write(
                        data.resolve(name), Files.readAllBytes(from.path().resolve(name)));
            }
        }
        DurableFolders.syncNames(data);
        Files.delete(data.resolve(UNFINISHED));
        DurableFolders.syncNames(data);
        return lost;
    }

    private List<String> copyBlobs(BackupManifest backup, Path target) throws IOException {
        List<String> lost = new ArrayList<>();
        Set<Path> folders = new HashSet<>();
        DurableFolders.make(target);
        long done = 0;
        try (FileBlobStore source = FileBlobStore.open(from.blobs(), new DiskFiles(Durability.NONE), 0);
                BackupFolder.BlobList list = new BackupFolder.BlobList(from.list(backup.number()))) {
            for (BlobId id = list.next(); id != null; id = list.next()) {
                progress.accept(new Progress(Stage.BLOBS, done++, backup.blobs(), bytes));
                Path file = source.file(id);
                Path to = target.resolve(source.root().relativize(file));
                if (folders.add(to.resolveSibling("").normalize())) {
                    DurableFolders.make(to.resolveSibling("").normalize());
                }
                try {
                    bytes += copy.copy(file, to);
                } catch (DamagedBlobException | NoSuchFileException damaged) {
                    lost.add(id.value());
                }
            }
        }
        for (Path folder : folders) {
            DurableFolders.syncNames(folder);
        }
        DurableFolders.syncNames(target);
        progress.accept(new Progress(Stage.BLOBS, done, backup.blobs(), bytes));
        return lost;
    }
}
