package org.entrepot.store.core;

import java.nio.ByteBuffer;
import org.entrepot.store.DigestKind;

/**
 * Builds the CRC of bytes from the CRCs of their runs, without the bytes: what n more bytes do to a CRC is a multiplication by
 * x to the 8n, modulo the CRC's polynomial over GF(2), as zlib's {@code crc32_combine} does it. Polynomials are reflected: the
 * highest bit stands for x to the 0. For one thread.
 */
final class CrcJoin {
    /** x to the 2 to the n for n up to this serves every length there is, in bits. */
    private static final int POWERS = Long.SIZE + 3;

    private final int bytes;
    private final long polynomial;
    private final long one;
    /** {@code powers[n]} is x to the 2 to the n. */
    private final long[] powers = new long[POWERS];

    private long crc;
    /** Parts mostly have one size. */
    private long lastLength = -1;

    private long lastFactor;

    /** The CRC of no bytes yet. */
    CrcJoin(DigestKind kind) {
        polynomial = switch (kind) {
            case CRC32 -> 0xEDB88320L;
            case CRC32C -> 0x82F63B78L;
            case CRC64NVME -> 0x9A6C9329AC4BC9B5L;
            case CRC64ECMA -> 0xC96C5795D7870F42L;
            case MD5, SHA1, SHA256 -> throw new IllegalArgumentException(kind + " is no CRC");
        };
        bytes = kind == DigestKind.CRC32 || kind == DigestKind.CRC32C ? Integer.BYTES : Long.BYTES;
        one = 1L << (8 * bytes - 1);
        powers[0] = one >>> 1;
        for (int n = 1; n < POWERS; n++) {
            powers[n] = product(powers[n - 1], powers[n - 1]);
        }
    }

    private long product(long a, long b) {
        long sum = 0;
        long shifted = b;
        for (long bit = one; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                sum ^= shifted;
            }
            shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ polynomial : shifted >>> 1;
        }
        return sum;
    }

    /** The next run. */
    void add(byte[] crcOfRun, long length) {
        if (length != lastLength) {
            lastFactor = one;
            for (int n = 0; length >>> n != 0; n++) {
                if ((length >>> n & 1) != 0) {
                    lastFactor = product(powers[n + 3], lastFactor);
                }
            }
            lastLength = length;
        }
        long run = bytes == Integer.BYTES
                ? Integer.toUnsignedLong(ByteBuffer.wrap(crcOfRun).getInt())
                : ByteBuffer.wrap(crcOfRun).getLong();
        crc = product(lastFactor, crc) ^ run;
    }

    /** The CRC of all runs so far, big-endian. */
    byte[] value() {
        return bytes == Integer.BYTES
                ? ByteBuffer.allocate(bytes).putInt((int) crc).array()
                : ByteBuffer.allocate(bytes).putLong(crc).array();
    }
}
