package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A block of RocksDB's log: fragments, each a masked CRC32C of type and bytes, a length of two bytes, a type and the bytes, all
 * little-endian ({@code db/log_format.h}). Logs are not used again, so the longer head of such logs does not occur.
 */
record LogBlock(ByteBuffer bytes) {
    static final int BYTES = 32 << 10;
    private static final int HEAD_BYTES = 7;
    private static final int LENGTH_AT = 4;
    private static final int TYPE_AT = 6;
    private static final int MASK_DELTA = 0xa282ead8;

    private static final byte FULL = 1;
    private static final byte FIRST = 2;
    private static final byte LAST = 4;

    /**
     * A fragment that was read and is whole.
     *
     * @param bytes its head included
     */
    record Fragment(byte type, int bytes) {
        boolean isFirst() {
            return type == FULL || type == FIRST;
        }

        boolean isLast() {
            return type == FULL || type == LAST;
        }
    }

    /** Reads the block that begins here, a part of it at the end of the log. */
    static LogBlock read(FileChannel log, long at, long size) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(BYTES, size - at)).order(ByteOrder.LITTLE_ENDIAN);
        FileBlobReader.readFully(log, bytes, at);
        return new LogBlock(bytes.flip());
    }

    /** How many bytes there are. */
    int length() {
        return bytes.limit();
    }

    /** Whether no fragment can begin here, because its head would not fit. */
    boolean isTrailer(int offset) {
        return offset + HEAD_BYTES > length();
    }

    /** How many bytes the fragment here says it has; a head where not even that is there. */
    int announcedBytes(int offset) {
        return HEAD_BYTES + (isTrailer(offset) ? 0 : Short.toUnsignedInt(bytes.getShort(offset + LENGTH_AT)));
    }

    /** The fragment here; null when none can be read. */
    @Nullable
    Fragment fragment(int offset) {
        byte type = bytes.get(offset + TYPE_AT);
        int all = announcedBytes(offset);
        if (type < FULL || type > LAST || offset + all > length()) {
            return null;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(offset + TYPE_AT, all - TYPE_AT));
        int masked = Integer.rotateRight((int) checksum.getValue(), 15) + MASK_DELTA;
        return masked == bytes.getInt(offset) ? new Fragment(type, all) : null;
    }
}
