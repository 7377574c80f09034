package org.entrepot.store.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads RocksDB's native code from the data folder, where it is unpacked once. RocksDB's own way unpacks 30 MB to the temporary
 * folder at every start and leaves them there when the process is killed.
 */
final class NativeLibrary {
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
            Files.createDirectories(folder);
            Path unpacked = Files.createTempFile(folder, name, ".new");
            try (InputStream bytes = connection.getInputStream()) {
                Files.copy(bytes, unpacked, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(unpacked, library, StandardCopyOption.ATOMIC_MOVE);
        }
        RocksDB.loadLibrary(List.of(folder.toAbsolutePath().toString()));
    }
}
