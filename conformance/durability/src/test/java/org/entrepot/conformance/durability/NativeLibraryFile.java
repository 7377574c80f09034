package org.entrepot.conformance.durability;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/** RocksDB's library in a data folder: this process has loaded it long ago, so a broken one would not be noticed. */
final class NativeLibraryFile {
    private static final Path WHOLE = unpacked();

    private NativeLibraryFile() {}

    private static Path unpacked() {
        try (InputStream packed =
                RocksDB.class.getClassLoader().getResourceAsStream(Environment.getJniLibraryFileName("rocksdb"))) {
            Path file = Files.createTempFile("librocksdbjni", ".so");
            file.toFile().deleteOnExit();
            Files.write(file, packed.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Says whether a server would load a broken library, and puts a whole one in its place, which spares the server that starts here
     * the unpacking.
     */
    static Optional<String> takeOver(Path disk) throws IOException {
        Path folder = disk.resolve(RecordedServer.DATA).resolve("native");
        Path file = folder.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
        // A server unpacks one of another size anew.
        boolean isTaken = Files.exists(file) && Files.size(file) == Files.size(WHOLE);
        boolean isBroken = isTaken && Files.mismatch(file, WHOLE) >= 0;
        if (Files.isDirectory(folder)) {
            Files.deleteIfExists(file);
            Files.createSymbolicLink(file, WHOLE);
        }
        return isBroken ? Optional.of("RocksDB's library is broken and would be loaded") : Optional.empty();
    }
}
