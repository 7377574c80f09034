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
     * @throws java.nio.file.NoSuchFileException when there is no such blob, or it was never finished
     * @throws IOException when its bytes are damaged, or a disk fails; nothing is left at the target
     */
    long copy(Path from, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ)) {
            BlobFooter footer = BlobFooter.read(source, from);
            DurableFiles.write(to, target -> copy(source, target, footer, from));
            return footer.length();
        }
    }

    private void copy(FileChannel source, FileChannel target, BlobFooter footer, Path from) throws IOException {
        CRC32C checksum = new CRC32C();
        for (long at = 0; at < footer.length(); at += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), footer.length() - at));
            FileBlobReader.readFully(source, buffer, at);
            checksum.update(buffer.flip());
            DurableFiles.writeFully(target, buffer.rewind());
        }
        if ((int) checksum.getValue() != footer.crc32c()) {
            throw new DamagedBlobException("the blob in " + from + " is damaged: its bytes do not have their checksum");
        }
        DurableFiles.writeFully(target, footer.encode());
    }
}
