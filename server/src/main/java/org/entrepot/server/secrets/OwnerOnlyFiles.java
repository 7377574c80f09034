package org.entrepot.server.secrets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import org.entrepot.store.local.DurableFolders;

/** Files that only their owner may read: mode 0600, never open to others for a moment. */
public final class OwnerOnlyFiles {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ATTRIBUTE =
            PosixFilePermissions.asFileAttribute(OWNER);

    private OwnerOnlyFiles() {}

    /** Writes a file whole or not at all, durably, replacing what is there. */
    public static void write(Path file, String text) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        Path temporary = Files.createTempFile(folder, file.getFileName() + ".", ".new", OWNER_ATTRIBUTE);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFolders.syncNames(folder);
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read, or others may read it
     */
    public static String read(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (permissions.contains(PosixFilePermission.OTHERS_READ)
                || permissions.contains(PosixFilePermission.GROUP_READ)) {
            throw new IOException(file + " can be read by others: chmod 600 it");
        }
        return Files.readString(file);
    }
}
