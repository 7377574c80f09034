package org.entrepot.store.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.store.BlobId;
import org.jspecify.annotations.Nullable;

/**
 * A folder of backups: {@code catalog/} (RocksDB's backups), {@code blobs/} as in a data folder, and per backup {@code
 * backups/<number>.blobs}, the ids of its blobs in order, and {@code <number>.json}, its {@link BackupManifest}. The file
 * {@code entrepot-backups} says that it is one.
 */
public final class BackupFolder {
    private static final String MARK = "entrepot-backups";
    private static final String FORMAT = "entrepot backups, format 1\n";
    private static final String MANIFEST_END = ".json";
    private static final String LIST_END = ".blobs";

    private final Path folder;

    private BackupFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens a folder of backups.
     *
     * @throws IOException when it is none
     */
    public static BackupFolder open(Path folder) throws IOException {
        Path mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            throw new IOException(folder + " is no folder of backups: the file " + MARK + " is not there");
        }
        if (!Files.readString(mark).equals(FORMAT)) {
            throw new IOException("the backups in " + folder + " are of a format that this version cannot read");
        }
        return new BackupFolder(folder);
    }

    /**
     * Opens a folder of backups, made of a missing or empty one.
     *
     * @throws IOException when it is full of something else
     */
    static BackupFolder openOrMake(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(MARK))) {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new IOException(folder + " is no folder");
            }
            DurableFolders.make(folder);
            if (!names(folder).isEmpty()) {
                throw new IOException(folder + " is not empty and holds no backups; nothing is written there");
            }
            DurableFiles.write(folder.resolve(MARK), FORMAT.getBytes(StandardCharsets.UTF_8));
        }
        BackupFolder backups = open(folder);
        DurableFolders.make(backups.folder.resolve("backups"));
        DurableFolders.make(backups.blobs());
        DurableFolders.syncNames(folder);
        return backups;
    }

    static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
                entries.forEach(entry -> names.add(entry.getFileName().toString()));
            }
        }
        names.sort(null);
        return names;
    }

    Path path() {
        return folder;
    }

    Path catalog() {
        return folder.resolve("catalog");
    }

    Path blobs() {
        return folder.resolve("blobs");
    }

    Path list(int number) {
        return folder.resolve("backups").resolve(number + LIST_END);
    }

    private Path manifest(int number) {
        return folder.resolve("backups").resolve(number + MANIFEST_END);
    }

    /** The backups that are whole, the oldest first. */
    public List<BackupManifest> list() throws IOException {
        List<BackupManifest> backups = new ArrayList<>();
        for (String name : names(folder.resolve("backups"))) {
            if (name.endsWith(MANIFEST_END)) {
                backups.add(BackupManifest.read(
                        Files.readAllBytes(folder.resolve("backups").resolve(name))));
            }
        }
        backups.sort(Comparator.comparingInt(BackupManifest::number));
        return backups;
    }

    /** The backup of this number. */
    public Optional<BackupManifest> find(int number) throws IOException {
        return list().stream().filter(backup -> backup.number() == number).findFirst();
    }

    /** Makes a backup whole: everything else of it is on stable storage. */
    void finish(BackupManifest backup) throws IOException {
        DurableFiles.write(manifest(backup.number()), backup.toJson());
    }

    /**
     * Removes all backups but the newest, their manifests first, and everything that no kept one needs.
     *
     * @param keep how many stay, 1 or more
     */
    void prune(CatalogBackups catalogs, int keep) throws IOException {
        List<BackupManifest> all = list();
        for (BackupManifest old : all.subList(0, Math.max(0, all.size() - keep))) {
            Files.delete(manifest(old.number()));
        }
        DurableFolders.syncNames(folder.resolve("backups"));
        removeUnneeded(catalogs);
    }

    /** Removes what no whole backup needs: the rest of removed ones, and of those that were cut off. */
    void removeUnneeded(CatalogBackups catalogs) throws IOException {
        Set<Integer> kept = new HashSet<>();
        list().forEach(backup -> kept.add(backup.number()));
        for (int number : catalogs.numbers()) {
            if (!kept.contains(number)) {
                catalogs.remove(number);
            }
        }
        catalogs.removeLeftovers();
        for (String name : names(folder.resolve("backups"))) {
            String number = name.replaceAll("\\..*", "");
            if (!name.endsWith(MANIFEST_END)
                    && !(number.matches("[0-9]{1,9}") && kept.contains(Integer.valueOf(number)))) {
                Files.delete(folder.resolve("backups").resolve(name));
            }
        }
        removeUnneededBlobs(kept);
    }

    /** The lists are in order, as the folders are: one folder's part of each is in memory at once. */
    private void removeUnneededBlobs(Set<Integer> kept) throws IOException {
        List<BlobList> lists = new ArrayList<>();
        try {
            for (int number : kept) {
                lists.add(new BlobList(list(number)));
            }
            for (String inner : names(blobs())) {
                Set<String> needed = new HashSet<>();
                for (BlobList list : lists) {
                    list.takeFolder(inner, needed);
                }
                for (String file : names(blobs().resolve(inner))) {
                    if (!needed.contains(file)) {
                        Files.delete(blobs().resolve(inner).resolve(file));
                    }
                }
            }
        } finally {
            for (BlobList list : lists) {
                list.close();
            }
        }
    }

    /** Reads a list of blobs from its beginning to its end. */
    static final class BlobList implements AutoCloseable {
        private final BufferedReader lines;
        private @Nullable String next;

        BlobList(Path file) throws IOException {
            lines = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
            next = lines.readLine();
        }

        /** The next blob; null at the end. */
        @Nullable
        BlobId next() throws IOException {
            String line = next;
            next = lines.readLine();
            return line == null ? null : new BlobId(line);
        }

        /** Adds the ids whose files lie in this folder; folders come in order. */
        private void takeFolder(String inner, Set<String> needed) throws IOException {
            while (next != null && next.compareTo(inner) < 0) {
                next = lines.readLine();
            }
            while (next != null && next.startsWith(inner)) {
                needed.add(next);
                next = lines.readLine();
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
