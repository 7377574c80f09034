package org.entrepot.store.local;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** The CRC32C of each {@link #CHUNK_BYTES} of a blob, gathered while it is written. For one thread. */
final class ChunkChecksums {
    /** A read compares whole chunks: at most so many bytes more than it wants, at either end. */
    static final int CHUNK_BYTES = 1 << 20;

    private final CRC32C checksum = new CRC32C();
    private int[] done = new int[1];
    private int chunks;
    private int inChunk;

    /** None yet. */
    ChunkChecksums() {}

    void update(byte[] bytes, int offset, int count) {
        int at = offset;
        int left = count;
        while (left > 0) {
            int taken = Math.min(left, CHUNK_BYTES - inChunk);
            checksum.update(bytes, at, taken);
            at += taken;
            left -= taken;
            inChunk += taken;
            if (inChunk == CHUNK_BYTES) {
                endChunk();
            }
        }
    }

    private void endChunk() {
        if (chunks == done.length) {
            done = Arrays.copyOf(done, 2 * chunks);
        }
        done[chunks++] = (int) checksum.getValue();
        checksum.reset();
        inChunk = 0;
    }

    /** All of them, the last of a chunk that may be shorter; nothing follows. */
    int[] finish() {
        if (inChunk > 0) {
            endChunk();
        }
        return Arrays.copyOf(done, chunks);
    }

    /** How many chunks so many bytes have. */
    static int count(long bytes) {
        return Math.toIntExact((bytes + CHUNK_BYTES - 1) / CHUNK_BYTES);
    }

    /** The CRC32C of what is left of the buffer. */
    static int of(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
