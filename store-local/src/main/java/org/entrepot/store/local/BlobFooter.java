package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The last bytes of a blob's file: mark and format, CRC32C of the blob, its length. Written last, so a file without it is the
 * left-over of an unfinished write.
 */
record BlobFooter(int crc32c, long length) {
    static final int BYTES = 16;
    /** {@code EPB} and format 1. */
    private static final int MARK = 0x45504201;

    ByteBuffer encode() {
        return ByteBuffer.allocate(BYTES)
                .putInt(MARK)
                .putInt(crc32c)
                .putLong(length)
                .flip();
    }

    /** Reads the footer of a sealed file. */
    static BlobFooter read(FileChannel channel, Path file) throws IOException {
        long size = channel.size();
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        if (size >= BYTES) {
            FileBlobReader.readFully(channel, bytes, size - BYTES);
            BlobFooter footer = decode(bytes.flip(), size);
            if (footer != null) {
                return footer;
            }
        }
        throw new NoSuchFileException(file.toString(), null, "the blob was never finished, or its file is damaged");
    }

    private static @org.jspecify.annotations.Nullable BlobFooter decode(ByteBuffer bytes, long size) {
        if (bytes.getInt() != MARK) {
            return null;
        }
        BlobFooter footer = new BlobFooter(bytes.getInt(), bytes.getLong());
        return footer.length == size - BYTES ? footer : null;
    }
}
