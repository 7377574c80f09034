package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Files of the operating system.
 *
 * @param durability whether syncs are done
 */
record DiskFiles(Durability durability) implements BlobFiles {
    @Override
    public FileChannel create(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    }

    @Override
    public FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void sync(FileChannel file) throws IOException {
        if (durability == Durability.SYNC) {
            file.force(false);
        }
    }

    @Override
    public void syncNames(FileChannel folder) throws IOException {
        if (durability == Durability.SYNC) {
            folder.force(true);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public long usableBytes(Path folder) {
        return folder.toFile().getUsableSpace();
    }
}
