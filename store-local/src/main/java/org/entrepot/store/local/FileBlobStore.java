package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.store.BlobId;
import org.entrepot.store.WritesRefusedException;
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

    private final Path root;
    private final BlobFiles files;
    private final long reserveBytes;
    private final BlobFolders folders;
    private final VerifiedChunks verified = new VerifiedChunks();
    private final OpenBlobs open = new OpenBlobs();

    private FileBlobStore(Path root, BlobFiles files, long reserveBytes) throws IOException {
        this.root = root;
        this.files = files;
        this.reserveBytes = reserveBytes;
        folders = BlobFolders.open(
                root,
                names(root).stream()
                        .map(root::resolve)
                        .filter(Files::isDirectory)
                        .toList(),
                files);
    }

    /**
     * The blobs in this folder, made when missing.
     *
     * @param reserveBytes room on the disk that writes leave free
     */
    static FileBlobStore open(Path root, BlobFiles files, long reserveBytes) throws IOException {
        Files.createDirectories(root);
        return new FileBlobStore(root, files, reserveBytes);
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

    /** How many bytes may still be written to the disk. */
    long usableBytes() {
        return files.usableBytes(root);
    }

    /** Room on the disk that writes leave free. */
    long reserveBytes() {
        return reserveBytes;
    }

    /** Why no blob can be written until a restart; null while that is not so. */
    @Nullable
    IOException failed() {
        return folders.failed();
    }

    @Override
    public void requireRoom(long bytes) throws IOException {
        long usable = usableBytes();
        if (usable - bytes < reserveBytes) {
            throw new WritesRefusedException(
                    WritesRefusedException.Reason.NO_ROOM,
                    "no room for " + bytes + " bytes: the disk has " + usable + " left, of which " + reserveBytes
                            + " are kept free");
        }
    }

    @Override
    public BlobWriter create(BlobId id, long sizeHint) throws IOException {
        Path file = file(id);
        try {
            folders.ensure(folder(id));
            return new FileBlobWriter(this, files, id, file, files.create(file));
        } catch (IOException fault) {
            throw DiskFaults.ofBlob(fault);
        }
    }

    /** The bytes of a blob are durable; its name becomes so now. */
    void sealed(BlobId id, int chunks) throws IOException {
        folders.syncNames(folder(id));
        verified.add(id, 0, chunks - 1);
    }

    @Override
    public BlobReader open(BlobId id) throws IOException {
        OpenBlob held = open.use(id);
        return new FileBlobReader(verified, id, held == null ? openFile(id) : held);
    }

    private OpenBlob openFile(BlobId id) throws IOException {
        Path file = file(id);
        OpenBlob opened = OpenBlob.of(files.open(file), file);
        open.hold(id, opened);
        if (!Files.exists(file)) {
            // Deleted meanwhile, perhaps before it was held: nobody would let go of it.
            open.letGo(id);
        }
        return opened;
    }

    @Override
    public boolean isAtHand(BlobId id) {
        OpenBlob held = open.held(id);
        return held != null && verified.firstUnknown(id, 0) >= held.footer().checksums().length;
    }

    @Override
    public void delete(BlobId id) throws IOException {
        verified.forget(id);
        files.delete(file(id));
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
        folders.close();
    }
}
