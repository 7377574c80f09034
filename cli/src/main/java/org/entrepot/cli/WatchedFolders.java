package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the operating system to tell of changes in folders. Folders are watched and not files, because editors put a
 * new file in place of the old one.
 */
final class WatchedFolders implements FileChanges, AutoCloseable {
    /** How long it must be quiet after a change, so that a file written in two steps is read once. */
    private static final long QUIET_MILLIS = 50;

    private final WatchService service = FileSystems.getDefault().newWatchService();
    private final Set<Path> watched = new HashSet<>();

    /** Watches nothing yet. */
    WatchedFolders() throws IOException {}

    @Override
    public boolean await(Snapshot seen) throws IOException {
        for (Path folder : seen.folders()) {
            if (Files.isDirectory(folder) && watched.add(folder)) {
                folder.register(
                        service,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
        try {
            while (!seen.isOutdated()) {
                forget(service.take());
                for (WatchKey next = next(); next != null; next = next()) {
                    forget(next);
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private @Nullable WatchKey next() throws InterruptedException {
        return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** What the event was does not matter: the files themselves are looked at. */
    private static void forget(WatchKey key) {
        key.pollEvents();
        key.reset();
    }

    @Override
    public void close() throws IOException {
        service.close();
    }
}
