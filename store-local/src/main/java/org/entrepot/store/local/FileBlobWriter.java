package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.entrepot.store.BlobId;
import org.entrepot.store.spi.BlobWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends to a blob's file; sealing writes the footer and syncs file and folder. */
final class FileBlobWriter implements BlobWriter {
    private static final Logger LOG = LoggerFactory.getLogger(FileBlobWriter.class);

    private final FileBlobStore store;
    private final BlobId id;
    private final Path file;
    private final FileChannel channel;
    private final CRC32C checksum = new CRC32C();
    private long length;
    private boolean ended;

    FileBlobWriter(FileBlobStore store, BlobId id, Path file, FileChannel channel) {
        this.store = store;
        this.id = id;
        this.file = file;
        this.channel = channel;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        checksum.update(bytes, offset, count);
        writeFully(ByteBuffer.wrap(bytes, offset, count));
        length += count;
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void seal() throws IOException {
        writeFully(new BlobFooter((int) checksum.getValue(), length).encode());
        store.sync(channel);
        channel.close();
        store.syncFolder(id);
        store.rememberVerified(id);
        ended = true;
    }

    @Override
    public void abandon() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the file of an abandoned blob stays until the sweep: {}", file, e);
        }
    }
}
