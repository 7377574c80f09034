package org.entrepot.store.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** The open file of a sealed blob, closed when its last user is done. */
final class OpenBlob {
    private final FileChannel channel;
    private final BlobFooter footer;
    private final AtomicInteger users = new AtomicInteger(1);

    private OpenBlob(FileChannel channel, BlobFooter footer) {
        this.channel = channel;
        this.footer = footer;
    }

    /**
     * Opens a file, for one user.
     *
     * @throws java.nio.file.NoSuchFileException when there is none, or it was never finished
     */
    static OpenBlob open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new OpenBlob(channel, BlobFooter.read(channel, file));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    FileChannel channel() {
        return channel;
    }

    BlobFooter footer() {
        return footer;
    }

    /** One more user; there must be one already. */
    void use() {
        users.incrementAndGet();
    }

    /** One user less. */
    void release() throws IOException {
        if (users.decrementAndGet() == 0) {
            channel.close();
        }
    }
}
