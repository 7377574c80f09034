package org.entrepot.store.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.entrepot.store.BlobId;
import org.entrepot.store.spi.BlobReader;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.BlobWriter;
import org.jspecify.annotations.Nullable;

/**
 * One file per blob, in folders named by the first two letters of the id. A file ends with a {@link BlobFooter}, which makes it
 * whole.
 */
final class FileBlobStore implements BlobStore {
    /** Letters of an id that name its folder: 256 folders for ids of hex digits. */
    private static final int FOLDER_LETTERS = 2;
    /** How many blobs are remembered as verified; forgetting costs one more reading. */
    private static final int REMEMBERED_MAX = 16_384;

    private final Path root;
    private final Durability durability;
    /** Blobs whose bytes this process has written or compared with their checksum. */
    private final Set<BlobId> verified = ConcurrentHashMap.newKeySet();

    private final OpenBlobs open = new OpenBlobs();
    /** Folders whose own names are durable. */
    private final Set<Path> folders = ConcurrentHashMap.newKeySet();

    private final ReentrantLock makingFolders = new ReentrantLock();

    private FileBlobStore(Path root, Durability durability) throws IOException {
        this.root = root;
        this.durability = durability;
        List<String> present = names(root);
        if (!present.isEmpty()) {
            // A process that was killed may have made some of them without coming to sync.
            sync(root);
        }
        present.forEach(name -> folders.add(root.resolve(name)));
    }

    /** The blobs in this folder, made when missing. */
    static FileBlobStore open(Path root, Durability durability) throws IOException {
        Files.createDirectories(root);
        return new FileBlobStore(root, durability);
    }

    /** Where the folders are. */
    Path root() {
        return root;
    }

    private Path folder(BlobId id) {
        return root.resolve(
                id.value().substring(0, Math.min(FOLDER_LETTERS, id.value().length())));
    }

    Path file(BlobId id) {
        return folder(id).resolve(id.value());
    }

    @Override
    public BlobWriter create(BlobId id, long sizeHint) throws IOException {
        ensureFolder(folder(id));
        Path file = file(id);
        return new FileBlobWriter(
                this, id, file, FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    }

    /** Nobody puts a file into a new folder before the folder itself is durable. */
    private void ensureFolder(Path folder) throws IOException {
        if (folders.contains(folder)) {
            return;
        }
        makingFolders.lock();
        try {
            if (!folders.contains(folder)) {
                Files.createDirectories(folder);
                sync(root);
                folders.add(folder);
            }
        } finally {
            makingFolders.unlock();
        }
    }

    /** Makes the bytes and the length of a file durable. */
    void sync(FileChannel file) throws IOException {
        if (durability == Durability.SYNC) {
            file.force(false);
        }
    }

    /** Makes the name of a blob durable. */
    void syncFolder(BlobId id) throws IOException {
        sync(folder(id));
    }

    private void sync(Path folder) throws IOException {
        if (durability == Durability.SYNC) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public BlobReader open(BlobId id) throws IOException {
        OpenBlob held = open.use(id);
        return new FileBlobReader(this, id, held == null ? openFile(id) : held);
    }

    private OpenBlob openFile(BlobId id) throws IOException {
        Path file = file(id);
        OpenBlob opened = OpenBlob.open(file);
        open.hold(id, opened);
        if (!Files.exists(file)) {
            // Deleted meanwhile, perhaps before it was held: nobody would let go of it.
            open.letGo(id);
        }
        return opened;
    }

    @Override
    public boolean isAtHand(BlobId id) {
        return open.isHeld(id) && verified.contains(id);
    }

    boolean isVerified(BlobId id) {
        return verified.contains(id);
    }

    void rememberVerified(BlobId id) {
        if (verified.size() >= REMEMBERED_MAX) {
            verified.clear();
        }
        verified.add(id);
    }

    @Override
    public void delete(BlobId id) throws IOException {
        verified.remove(id);
        Files.deleteIfExists(file(id));
        open.letGo(id);
    }

    @Override
    public List<BlobId> walk(@Nullable BlobId after, int limit) throws IOException {
        List<BlobId> found = new ArrayList<>();
        String start = after == null ? "" : after.value();
        for (String folder : names(root)) {
            if (folder.compareTo(start.substring(0, Math.min(folder.length(), start.length()))) < 0) {
                continue;
            }
            // What else an operator or a file system keeps there is none of ours.
            List<String> files = Files.isDirectory(root.resolve(folder)) ? names(root.resolve(folder)) : List.of();
            for (String name : files) {
                if (name.compareTo(start) > 0 && BlobId.isId(name)) {
                    found.add(new BlobId(name));
                    if (found.size() == limit) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        }
        names.sort(null);
        return names;
    }

    @Override
    public void close() throws IOException {
        open.letGoOfAll();
    }
}
