package org.entrepot.store.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders whose names outlast a loss of power: a name is durable when the folder that it stands in was synced, whatever was synced
 * inside.
 */
public final class DurableFolders {
    private DurableFolders() {}

    /**
     * Makes the folder and what is missing above it, for their owner only: mode 0700. What is there stays as it is.
     *
     * @throws IOException when a folder cannot be made, or the one above it cannot be synced
     */
    public static void make(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            return;
        }
        Path above = absolute.getParent();
        if (above != null) {
            make(above);
        }
        Files.createDirectories(
                absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        if (above != null) {
            syncNames(above);
        }
    }

    /** Makes the names in a folder durable. */
    public static void syncNames(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
