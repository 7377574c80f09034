package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a disk whose power may fail. It follows a recording and knows at every moment what is surely on the disk and what only
 * may be. The model is in {@code docs/durability.md}: a file's bytes and size are sure after a sync of the file, names after a sync
 * of their folder, and nothing else makes either sure.
 */
final class DiskImage {
    /** As the server makes its files; modes are set when a file is made, and are there when its name is. */
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path root;
    private final DiskNode.Folder top = new DiskNode.Folder();

    private DiskImage(Path root) {
        this.root = root;
    }

    /**
     * A disk where all is synced.
     *
     * @param root the folder's name in the recording
     * @param contents a folder that holds what was in it
     */
    static DiskImage of(Path root, Path contents) throws IOException {
        DiskImage image = new DiskImage(root);
        image.load(contents, image.top);
        return image;
    }

    private void load(Path folder, DiskNode.Folder into) throws IOException {
        List<Path> children;
        try (Stream<Path> listed = Files.list(folder)) {
            children = listed.toList();
        }
        for (Path child : children) {
            DiskNode node;
            if (Files.isDirectory(child)) {
                DiskNode.Folder inner = new DiskNode.Folder();
                load(child, inner);
                node = inner;
            } else {
                DiskNode.File file = new DiskNode.File();
                byte[] bytes = Files.readAllBytes(child);
                file.synced.put(0, bytes, bytes.length);
                file.seenBytes = bytes.length;
                node = file;
            }
            into.synced.put(child.getFileName().toString(), node);
            into.seen.put(child.getFileName().toString(), node);
        }
    }

    /** Follows one operation. They come in the order of {@link Recording.Call#counts}. */
    void apply(Recording.Call call) {
        try {
            apply(call.operation(), call.begun(), call.ended());
        } catch (NoSuchFileException | ClassCastException missing) {
            throw new IllegalStateException("the recording does not fit: " + call, missing);
        }
    }

    private void apply(FileOperation operation, int begun, int ended) throws NoSuchFileException {
        switch (operation) {
            case FileOperation.Open(Path path, FileOperation.Open.Start start) -> {
                DiskNode known = parent(path).seen.get(name(path));
                if (known == null) {
                    known = new DiskNode.File();
                    set(path, known, ended);
                }
                ((DiskNode.File) known).open(ended, start);
            }
            case FileOperation.Write(Path path, long position, byte[] bytes) ->
                file(path).write(ended, position, bytes);
            case FileOperation.Resize(Path path, long size) -> file(path).edit(ended, new DiskNode.Edit.Resize(size));
            case FileOperation.Reserve(Path path, long size) -> file(path).edit(ended, new DiskNode.Edit.Reserve(size));
            case FileOperation.Sync(Path path) -> node(path).sync(begun);
            case FileOperation.Rename(Path from, Path to) -> rename(from, to, ended);
            case FileOperation.Unlink(Path path) -> set(path, null, ended);
            case FileOperation.MakeFolder(Path path) -> set(path, new DiskNode.Folder(), ended);
            case FileOperation.RemoveFolder(Path path) -> set(path, null, ended);
        }
    }

    private void rename(Path from, Path to, int ended) throws NoSuchFileException {
        if (!from.getParent().equals(to.getParent())) {
            throw new IllegalArgumentException("the model of the disk does not know moves between folders");
        }
        Map<String, @Nullable DiskNode> names = new HashMap<>();
        names.put(name(from), null);
        names.put(name(to), node(from));
        parent(from).change(ended, names);
    }

    private void set(Path path, @Nullable DiskNode node, int ended) throws NoSuchFileException {
        parent(path).change(ended, Collections.singletonMap(name(path), node));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private DiskNode.Folder parent(Path path) throws NoSuchFileException {
        return (DiskNode.Folder) node(path.getParent());
    }

    private DiskNode.File file(Path path) throws NoSuchFileException {
        return (DiskNode.File) node(path);
    }

    /** What the process means by this name now. */
    private DiskNode node(Path path) throws NoSuchFileException {
        DiskNode node = top;
        if (!path.equals(root)) {
            for (Path name : root.relativize(path)) {
                node = node instanceof DiskNode.Folder folder ? folder.seen.get(name.toString()) : null;
                if (node == null) {
                    throw new NoSuchFileException(path.toString());
                }
            }
        }
        return node;
    }

    /** Writes down what is on the disk after the power failed now and came back. */
    void writeTo(Path target, PowerCut cut) throws IOException {
        writeTo(target, top, cut);
    }

    private static void writeTo(Path target, DiskNode.Folder folder, PowerCut cut) throws IOException {
        Files.createDirectories(target);
        for (Map.Entry<String, DiskNode> entry : cut.names(folder).entrySet()) {
            Path path = target.resolve(entry.getKey());
            switch (entry.getValue()) {
                case DiskNode.Folder inner -> writeTo(path, inner, cut);
                case DiskNode.File file -> {
                    Files.createFile(path, OWNER_ONLY);
                    Files.write(path, cut.bytes(file).toArray());
                }
            }
        }
    }
}
