package org.entrepot.store.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** The open file of a sealed blob, closed when its last user is done. */
final class OpenBlob {
    private final FileChannel channel;
    private final Path file;
    private final BlobFooter footer;
    private final AtomicInteger users = new AtomicInteger(1);

    private OpenBlob(FileChannel channel, Path file, BlobFooter footer) {
        this.channel = channel;
        this.file = file;
        this.footer = footer;
    }

    /**
     * Reads the footer of an open file, for one user.
     *
     * @throws IOException when it is not whole; the file is closed then
     */
    static OpenBlob of(FileChannel channel, Path file) throws IOException {
        try {
            return new OpenBlob(channel, file, BlobFooter.read(channel, file));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    FileChannel channel() {
        return channel;
    }

    /** For messages. */
    Path file() {
        return file;
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
