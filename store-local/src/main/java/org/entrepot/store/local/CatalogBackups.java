package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.BackupEngine;
import org.rocksdb.BackupEngineOptions;
import org.rocksdb.BackupInfo;
import org.rocksdb.Env;
import org.rocksdb.RestoreOptions;
import org.rocksdb.RocksDBException;

/** Backups of a catalog, one number each, that share the tables they have in common: RocksDB's own engine for that. */
final class CatalogBackups implements AutoCloseable {
    private final BackupEngineOptions options;
    private final BackupEngine engine;

    private CatalogBackups(BackupEngineOptions options, BackupEngine engine) {
        this.options = options;
        this.engine = engine;
    }

    /** Opens the backups in a folder, made when missing. */
    static CatalogBackups open(Path folder) throws IOException {
        Files.createDirectories(folder);
        BackupEngineOptions options = new BackupEngineOptions(folder.toString())
                .setSync(true)
                .setShareTableFiles(true)
                .setShareFilesWithChecksum(true);
        try {
            return new CatalogBackups(options, BackupEngine.open(Env.getDefault(), options));
        } catch (RocksDBException e) {
            options.close();
            throw failed(e);
        }
    }

    private static IOException failed(RocksDBException e) {
        return new IOException("the backups of the catalog failed: " + e.getMessage(), e);
    }

    /** The numbers of the backups, the oldest first. */
    List<Integer> numbers() {
        return engine.getBackupInfo().stream()
                .map(BackupInfo::backupId)
                .sorted()
                .toList();
    }

    /** Adds a backup of a catalog and gives its number, greater than all that are there. */
    int add(RocksCatalog catalog) throws IOException {
        catalog.backUp(engine);
        return numbers().getLast();
    }

    /** Puts a backup into a folder of its own, comparing checksums. */
    void restore(int number, Path folder) throws IOException {
        try (RestoreOptions restore = new RestoreOptions(false)) {
            engine.restoreDbFromBackup(number, folder.toString(), folder.toString(), restore);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** Removes a backup, and what only it needed. */
    void remove(int number) throws IOException {
        try {
            engine.deleteBackup(number);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** Removes what a backup that was cut off left. */
    void removeLeftovers() throws IOException {
        try {
            engine.garbageCollect();
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        engine.close();
        options.close();
    }
}
