package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The end of a blob's file: the checksum of each chunk ({@link ChunkChecksums}), then mark and format, the CRC32C of those
 * checksums, the length of the blob. Written last, so a file without it is the left-over of an unfinished write.
 *
 * @param checksums one per chunk
 * @param length of the blob, in bytes
 */
record BlobFooter(int[] checksums, long length) {
    /** {@code EPB} and format 2. */
    private static final int MARK = 0x45504202;
    /** What follows the checksums. */
    private static final int END_BYTES = 16;

    ByteBuffer encode() {
        ByteBuffer table = ByteBuffer.allocate(checksums.length * Integer.BYTES);
        table.asIntBuffer().put(checksums);
        return ByteBuffer.allocate(table.capacity() + END_BYTES)
                .put(table.duplicate())
                .putInt(MARK)
                .putInt(ChunkChecksums.of(table))
                .putLong(length)
                .flip();
    }

    /**
     * Reads the footer of a sealed file.
     *
     * @throws IOException when there is none, or it is not whole; the message names the file
     */
    static BlobFooter read(FileChannel channel, Path file) throws IOException {
        long size = channel.size();
        if (size >= END_BYTES) {
            ByteBuffer end = part(channel, size - END_BYTES, END_BYTES);
            boolean isMarked = end.getInt() == MARK;
            int checksum = end.getInt();
            long length = end.getLong();
            if (isMarked && 0 <= length && length <= size && tableBytes(length) == size - END_BYTES - length) {
                ByteBuffer table = part(channel, length, (int) tableBytes(length));
                if (ChunkChecksums.of(table.duplicate()) == checksum) {
                    int[] checksums = new int[ChunkChecksums.count(length)];
                    table.asIntBuffer().get(checksums);
                    return new BlobFooter(checksums, length);
                }
            }
        }
        throw new IOException("the blob in " + file + " was never finished, or its file is damaged at its end");
    }

    private static long tableBytes(long length) {
        return (long) ChunkChecksums.count(length) * Integer.BYTES;
    }

    private static ByteBuffer part(FileChannel channel, long position, int bytes) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(bytes);
        FileBlobReader.readFully(channel, part, position);
        return part.flip();
    }
}
