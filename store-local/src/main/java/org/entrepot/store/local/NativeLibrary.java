package org.entrepot.store.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads RocksDB's native code from the data folder, where it is unpacked once. RocksDB's own way unpacks 30 MB to the temporary
 * folder at every start and leaves them there when the process is killed.
 */
final class NativeLibrary {
    /** How the names of files end that are being unpacked. */
    private static final String UNFINISHED = ".new";

    private NativeLibrary() {}

    static void load(Path folder) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        URL packed = RocksDB.class.getClassLoader().getResource(name);
        if (packed == null) {
            throw new IOException("RocksDB brings no native library `" + name + "` for this platform");
        }
        // The loader looks for a file of another name than the one it is packed under.
        Path library = folder.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
        URLConnection connection = packed.openConnection();
        if (!Files.exists(library) || Files.size(library) != connection.getContentLengthLong()) {
            DurableFolders.make(folder);
            removeUnfinished(folder);
            Path unpacked = Files.createTempFile(folder, name, UNFINISHED);
            try (InputStream bytes = connection.getInputStream()) {
                Files.copy(bytes, unpacked, StandardCopyOption.REPLACE_EXISTING);
            }
            // A name that outlasts a loss of power has to stand for whole code: it is loaded by whoever finds it.
            try (FileChannel channel = FileChannel.open(unpacked, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unpacked, library, StandardCopyOption.ATOMIC_MOVE);
        }
        RocksDB.loadLibrary(List.of(folder.toAbsolutePath().toString()));
    }

    /** What a process left that was killed while it unpacked; the data folder's lock keeps others out. */
    private static void removeUnfinished(Path folder) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
    }
}
