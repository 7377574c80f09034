package org.entrepot.server.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that only their owner may enter: mode 0700. */
public final class OwnerOnlyFolders {
    private OwnerOnlyFolders() {}

    /** Makes the folder and what is missing above it; one that is there stays as it is. */
    public static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
