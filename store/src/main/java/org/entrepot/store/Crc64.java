package org.entrepot.store;

import java.util.zip.Checksum;

/**
 * CRC-64 with reflected polynomials, initial value and final xor all ones, eight bytes at a time by tables. Not safe for use by
 * several threads at once.
 */
public final class Crc64 implements Checksum {
    /** {@code cos.md} section 12. */
    private static final long[][] ECMA = tables(0xC96C5795D7870F42L);
    /** {@code s3.md} section 5. */
    private static final long[][] NVME = tables(0x9A6C9329AC4BC9B5L);

    private final long[][] tables;
    private long state = -1;

    private Crc64(long[][] tables) {
        this.tables = tables;
    }

    /** CRC-64/XZ, as COS has it. */
    public static Crc64 ecma() {
        return new Crc64(ECMA);
    }

    /** CRC-64/NVME, as S3 has it. */
    public static Crc64 nvme() {
        return new Crc64(NVME);
    }

    /** Table n tells what a byte does to the state n bytes later. */
    private static long[][] tables(long polynomial) {
        long[][] tables = new long[8][256];
        for (int i = 0; i < 256; i++) {
            long crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ polynomial : crc >>> 1;
            }
            tables[0][i] = crc;
        }
        for (int n = 1; n < 8; n++) {
            for (int i = 0; i < 256; i++) {
                long crc = tables[n - 1][i];
                tables[n][i] = tables[0][(int) (crc & 0xff)] ^ (crc >>> 8);
            }
        }
        return tables;
    }

    @Override
    public void update(int b) {
        state = tables[0][(int) ((state ^ b) & 0xff)] ^ (state >>> 8);
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
        java.util.Objects.checkFromIndexSize(offset, length, bytes.length);
        long crc = state;
        int at = offset;
        int end = offset + length;
        long[] t0 = tables[0];
        long[] t1 = tables[1];
        long[] t2 = tables[2];
        long[] t3 = tables[3];
        long[] t4 = tables[4];
        long[] t5 = tables[5];
        long[] t6 = tables[6];
        long[] t7 = tables[7];
        for (; end - at >= 8; at += 8) {
            long eight = crc ^ (long) LittleEndian.LONG.get(bytes, at);
            crc = t7[(int) (eight & 0xff)]
                    ^ t6[(int) (eight >>> 8 & 0xff)]
                    ^ t5[(int) (eight >>> 16 & 0xff)]
                    ^ t4[(int) (eight >>> 24 & 0xff)]
                    ^ t3[(int) (eight >>> 32 & 0xff)]
                    ^ t2[(int) (eight >>> 40 & 0xff)]
                    ^ t1[(int) (eight >>> 48 & 0xff)]
                    ^ t0[(int) (eight >>> 56)];
        }
        for (; at < end; at++) {
            crc = t0[(int) ((crc ^ bytes[at]) & 0xff)] ^ (crc >>> 8);
        }
        state = crc;
    }

    @Override
    public long getValue() {
        return ~state;
    }

    @Override
    public void reset() {
        state = -1;
    }

    /** Reads eight bytes of an array as one number. */
    private static final class LittleEndian {
        static final java.lang.invoke.VarHandle LONG =
                java.lang.invoke.MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.LITTLE_ENDIAN);
    }
}
