package org.entrepot.store.local;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.entrepot.store.BlobId;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.spi.BlobReader;

/** Reads the open file of a sealed blob; deleting its name does not disturb it. Used by one thread at a time. */
final class FileBlobReader implements BlobReader {
    /**
     * Whole reads of blobs up to this size compare the checksum first, once per blob and process: cheap, and the bytes are in
     * the page cache afterwards. Larger ones would keep the first byte waiting; they are left to {@link #verify}.
     */
    private static final long VERIFIED_AT_READ_MAX_BYTES = 1 << 20;

    private static final int VERIFY_BUFFER_BYTES = 64 << 10;

    private final FileBlobStore store;
    private final BlobId id;
    private final OpenBlob open;
    private final FileChannel channel;
    private final BlobFooter footer;
    private boolean closed;

    /** A reader, one of the users of this file. */
    FileBlobReader(FileBlobStore store, BlobId id, OpenBlob open) {
        this.store = store;
        this.id = id;
        this.open = open;
        this.channel = open.channel();
        this.footer = open.footer();
    }

    @Override
    public long length() {
        return footer.length();
    }

    @Override
    public List<ObjectContent.Piece> pieces(long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, footer.length());
        if (length == 0) {
            return List.of();
        }
        if (length == footer.length() && length <= VERIFIED_AT_READ_MAX_BYTES && !store.isVerified(id)) {
            verify();
        }
        return List.of(new ObjectContent.Piece.InFile(channel, offset, length));
    }

    @Override
    public void verify() throws IOException {
        CRC32C checksum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(VERIFY_BUFFER_BYTES);
        for (long at = 0; at < footer.length(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), footer.length() - at));
            readFully(channel, buffer, at);
            checksum.update(buffer.flip());
        }
        if ((int) checksum.getValue() != footer.crc32c()) {
            throw new IOException(
                    "the blob " + id.value() + " is damaged: its bytes do not have the checksum it was sealed with");
        }
        store.rememberVerified(id);
    }

    /** Fills the buffer from this position on. */
    static void readFully(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw new EOFException("a blob's file ends early");
            }
            at += read;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            open.release();
        }
    }
}
