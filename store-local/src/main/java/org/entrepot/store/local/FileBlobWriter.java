package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.entrepot.store.BlobId;
import org.entrepot.store.spi.BlobWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends to a blob's file; sealing writes the footer and syncs file and folder. A file whose write or sync failed is never used:
 * what the system said of it then concerns no other.
 */
final class FileBlobWriter implements BlobWriter {
    private static final Logger LOG = LoggerFactory.getLogger(FileBlobWriter.class);

    private final FileBlobStore store;
    private final BlobFiles files;
    private final BlobId id;
    private final Path file;
    private final FileChannel channel;
    private final ChunkChecksums checksums = new ChunkChecksums();
    private long length;
    private boolean ended;

    FileBlobWriter(FileBlobStore store, BlobFiles files, BlobId id, Path file, FileChannel channel) {
        this.store = store;
        this.files = files;
        this.id = id;
        this.file = file;
        this.channel = channel;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        checksums.update(bytes, offset, count);
        try {
            files.write(channel, ByteBuffer.wrap(bytes, offset, count));
        } catch (IOException fault) {
            throw DiskFaults.ofBlob(fault);
        }
        length += count;
    }

    @Override
    public void seal() throws IOException {
        BlobFooter footer = new BlobFooter(checksums.finish(), length);
        try {
            files.write(channel, footer.encode());
            files.sync(channel);
            channel.close();
        } catch (IOException fault) {
            throw DiskFaults.ofBlob(fault);
        }
        store.sealed(id, footer.checksums().length);
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
            files.delete(file);
        } catch (IOException e) {
            LOG.warn("the file of an abandoned blob stays until the sweep: {}", file, e);
        }
    }
}
