package org.entrepot.store.core;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Builds one record: format version, members in order, CRC32C over all before it. {@link RecordReader} is its mirror. */
final class RecordWriter {
    /** The version written first in every record. */
    static final byte FORMAT = 1;

    private static final int CHECKSUM_BYTES = 4;

    private byte[] bytes;
    private int length;

    RecordWriter(int sizeHint) {
        bytes = new byte[Math.max(32, sizeHint)];
        bytes[length++] = FORMAT;
    }

    /** A number of 64 bits, short when small and not negative. */
    RecordWriter number(long value) {
        long rest = value;
        room(10);
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    RecordWriter flag(boolean value) {
        return number(value ? 1 : 0);
    }

    RecordWriter bytes(byte[] value) {
        number(value.length);
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    RecordWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    RecordWriter texts(Collection<String> values) {
        return list(values, RecordWriter::text);
    }

    RecordWriter texts(Map<String, String> values) {
        return list(values.entrySet(), (to, entry) -> to.text(entry.getKey()).text(entry.getValue()));
    }

    <T> RecordWriter list(Collection<T> values, BiConsumer<RecordWriter, T> item) {
        number(values.size());
        for (T value : values) {
            item.accept(this, value);
        }
        return this;
    }

    <T> RecordWriter member(T value, BiConsumer<RecordWriter, T> member) {
        member.accept(this, value);
        return this;
    }

    <T> RecordWriter optional(@Nullable T value, BiConsumer<RecordWriter, T> member) {
        flag(value != null);
        if (value != null) {
            member.accept(this, value);
        }
        return this;
    }

    private void room(int more) {
        int needed = length + more + CHECKSUM_BYTES;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
    }

    /** The finished record. */
    byte[] record() {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        byte[] record = Arrays.copyOf(bytes, length + CHECKSUM_BYTES);
        ByteBuffer.wrap(record).putInt(length, (int) checksum.getValue());
        return record;
    }
}
