package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/** Copies the file of a blob, comparing its bytes with the checksum it was sealed with. */
final class BlobCopy {
    private static final int BUFFER_BYTES = 256 << 10;

    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    /**
     * Copies.
     *
     * @return the bytes of the blob
     * @throws java.nio.file.NoSuchFileException when there is no such blob
     * @throws DamagedBlobException when it is damaged, or was never finished; nothing is left at the target
     */
    long copy(Path from, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ)) {
            BlobFooter footer = footer(source, from);
            DurableFiles.write(to, target -> copy(source, target, footer, from));
            return footer.length();
        }
    }

    private static BlobFooter footer(FileChannel source, Path from) throws IOException {
        try {
            return BlobFooter.read(source, from);
        } catch (IOException unfinished) {
            throw new DamagedBlobException(String.valueOf(unfinished.getMessage()));
        }
    }

    private void copy(FileChannel source, FileChannel target, BlobFooter footer, Path from) throws IOException {
        for (int chunk = 0; chunk < footer.checksums().length; chunk++) {
            long begin = (long) chunk * ChunkChecksums.CHUNK_BYTES;
            long end = Math.min(footer.length(), begin + ChunkChecksums.CHUNK_BYTES);
            CRC32C checksum = new CRC32C();
            for (long at = begin; at < end; at += buffer.limit()) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), end - at));
                FileBlobReader.readFully(source, buffer, at);
                checksum.update(buffer.flip());
                DurableFiles.writeFully(target, buffer.rewind());
            }
            if ((int) checksum.getValue() != footer.checksums()[chunk]) {
                throw new DamagedBlobException("the blob in " + from + " is damaged: its bytes from " + begin + " to "
                        + end + " do not have the checksum they were sealed with");
            }
        }
        DurableFiles.writeFully(target, footer.encode());
    }
}
