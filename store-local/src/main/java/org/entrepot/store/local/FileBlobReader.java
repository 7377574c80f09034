package org.entrepot.store.local;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.entrepot.store.BlobId;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.spi.BlobReader;

/**
 * Reads the open file of a sealed blob; deleting its name does not disturb it. Bytes are handed out only after their chunk was
 * compared with its checksum, once per chunk and process: they are in the page cache afterwards, from where they are sent. Used by
 * one thread at a time.
 */
final class FileBlobReader implements BlobReader {
    /** Chunks compared before their bytes are handed out: few, because the first byte waits for them. */
    private static final int COMPARED_AT_ONCE_MAX = 4;

    private static final int BUFFER_BYTES = 64 << 10;

    private final VerifiedChunks verified;
    private final BlobId id;
    private final OpenBlob open;
    private final FileChannel channel;
    private final BlobFooter footer;
    private boolean closed;

    /** A reader, one of the users of this file. */
    FileBlobReader(VerifiedChunks verified, BlobId id, OpenBlob open) {
        this.verified = verified;
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
    public ObjectContent.Piece piece(long offset, long length) throws IOException {
        Objects.checkFromIndexSize(offset, length, footer.length());
        int last = chunkAt(offset + length - 1);
        int unknown = verified.firstUnknown(id, chunkAt(offset));
        for (int compared = 0; unknown <= last && compared < COMPARED_AT_ONCE_MAX; compared++) {
            compare(unknown);
            unknown = verified.firstUnknown(id, unknown + 1);
        }
        long goodTo = Math.min(offset + length, (long) unknown * ChunkChecksums.CHUNK_BYTES);
        return new ObjectContent.Piece.InFile(channel, offset, goodTo - offset);
    }

    private static int chunkAt(long offset) {
        return (int) (offset / ChunkChecksums.CHUNK_BYTES);
    }

    private void compare(int chunk) throws IOException {
        long from = (long) chunk * ChunkChecksums.CHUNK_BYTES;
        long to = Math.min(footer.length(), from + ChunkChecksums.CHUNK_BYTES);
        CRC32C checksum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, to - from));
        for (long at = from; at < to; at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), to - at));
            readFully(channel, buffer, at);
            checksum.update(buffer.flip());
        }
        if ((int) checksum.getValue() != footer.checksums()[chunk]) {
            throw new IOException("the blob in " + open.file() + " is damaged: its bytes from " + from + " to " + to
                    + " do not have the checksum they were sealed with");
        }
        verified.add(id, chunk, chunk);
    }

    @Override
    public void verify() throws IOException {
        for (int chunk = 0; chunk < footer.checksums().length; chunk++) {
            compare(chunk);
        }
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
