package org.entrepot.store.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Holds a data folder for this process. The system lets go of it when the process ends, however it ends. */
final class DataFolderLock implements AutoCloseable {
    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder.
     *
     * @throws FolderInUseException when another process has it
     * @throws IOException when it cannot be written
     */
    static DataFolderLock take(Path folder) throws IOException {
        FileChannel channel = openFile(folder);
        if (tryLock(channel) == null) {
            channel.close();
            throw new FolderInUseException(folder);
        }
        return new DataFolderLock(channel);
    }

    private static FileChannel openFile(Path folder) throws IOException {
        try {
            return FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.READ);
        } catch (FileSystemException fault) {
            throw new IOException(
                    "the data folder " + folder.toAbsolutePath() + " cannot be written: " + fault.getReason(), fault);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
