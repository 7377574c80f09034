package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders in memory, where a machine has them: hundreds of states of a disk are written down and read once. */
final class Memory {
    private static final Path SHARED = Path.of("/dev/shm");

    private Memory() {}

    /** A new folder, for the caller to {@link #delete}. */
    static Path folder() throws IOException {
        return Files.isWritable(SHARED)
                ? Files.createTempDirectory(SHARED, "entrepot")
                : Files.createTempDirectory("entrepot");
    }

    /** Removes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
