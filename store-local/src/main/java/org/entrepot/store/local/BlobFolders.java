package org.entrepot.store.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.entrepot.store.WritesRefusedException;
import org.entrepot.store.WritesRefusedException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of the blobs' files, held open, and whether the names in them are durable. The system tells of a failed sync only
 * once, so a later one proves nothing about the names before it: after the first that fails no blob is written until a restart.
 */
final class BlobFolders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BlobFolders.class);

    private final BlobFiles files;
    private final Folder root;
    /** Folders whose own names are durable. */
    private final Map<Path, Folder> durable = new ConcurrentHashMap<>();

    private volatile @Nullable IOException failed;

    /** An open folder and the lock of its syncs: of two at once only one would hear of a failure. */
    private record Folder(FileChannel channel, ReentrantLock lock) {
        static Folder open(BlobFiles files, Path path) throws IOException {
            return new Folder(files.open(path), new ReentrantLock());
        }
    }

    private BlobFolders(BlobFiles files, Folder root) {
        this.files = files;
        this.root = root;
    }

    /**
     * Opens folders.
     *
     * @param present those in {@code root} now; a process that was killed may have made some of them without coming to sync
     */
    static BlobFolders open(Path root, List<Path> present, BlobFiles files) throws IOException {
        BlobFolders folders = new BlobFolders(files, Folder.open(files, root));
        try {
            if (!present.isEmpty()) {
                folders.sync(folders.root);
            }
            for (Path folder : present) {
                folders.durable.put(folder, Folder.open(files, folder));
            }
            return folders;
        } catch (IOException e) {
            folders.close();
            throw e;
        }
    }

    /** Why no blob can be written; null while that is not so. */
    @Nullable
    IOException failed() {
        return failed;
    }

    /** Nobody puts a file into a new folder before the folder itself is durable. */
    void ensure(Path path) throws IOException {
        requireTrust();
        if (durable.containsKey(path)) {
            return;
        }
        root.lock.lock();
        try {
            if (!durable.containsKey(path)) {
                requireTrust();
                Files.createDirectories(path);
                Folder made = Folder.open(files, path);
                sync(root);
                durable.put(path, made);
            }
        } finally {
            root.lock.unlock();
        }
    }

    /** Makes the names of the files in a folder durable. */
    void syncNames(Path path) throws IOException {
        Folder folder = durable.get(path);
        if (folder == null) {
            throw new IllegalStateException("nobody ensured " + path);
        }
        folder.lock.lock();
        try {
            requireTrust();
            sync(folder);
        } finally {
            folder.lock.unlock();
        }
    }

    private void sync(Folder folder) throws IOException {
        try {
            files.syncNames(folder.channel);
        } catch (IOException fault) {
            failed = fault;
            LOG.error("a folder of blobs cannot be synced; no blob will be written until a restart", fault);
            throw fault;
        }
    }

    private void requireTrust() throws WritesRefusedException {
        IOException cause = failed;
        if (cause != null) {
            throw new WritesRefusedException(Reason.STOPPED, "a folder of blobs could not be synced", cause);
        }
    }

    @Override
    public void close() throws IOException {
        root.channel.close();
        for (Folder folder : durable.values()) {
            folder.channel.close();
        }
    }
}
