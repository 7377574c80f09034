package org.entrepot.store.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Reads what {@link RecordWriter} wrote. Damage of any kind is an {@link IOException}, never a wrong value. */
final class RecordReader {
    private static final int CHECKSUM_BYTES = 4;

    private final byte[] bytes;
    private final int end;
    private int at;

    RecordReader(byte[] record) throws IOException {
        bytes = record;
        end = record.length - CHECKSUM_BYTES;
        if (end < 1) {
            throw damaged();
        }
        CRC32C checksum = new CRC32C();
        checksum.update(record, 0, end);
        if ((int) checksum.getValue() != ByteBuffer.wrap(record).getInt(end)) {
            throw damaged();
        }
        byte format = bytes[at++];
        if (format != RecordWriter.FORMAT) {
            throw new IOException("a record has format " + format + ", which this version cannot read");
        }
    }

    /** Reads one member. */
    @FunctionalInterface
    interface Member<T> {
        T read(RecordReader from) throws IOException;
    }

    /** Whether there are members left; a record of an earlier version may end before its last ones. */
    boolean hasMore() {
        return at < end;
    }

    long number() throws IOException {
        // Most are below 128.
        if (at < end && bytes[at] >= 0) {
            return bytes[at++];
        }
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            need(1);
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged();
    }

    boolean flag() throws IOException {
        return number() != 0;
    }

    byte[] bytes() throws IOException {
        int length = count();
        byte[] value = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return value;
    }

    String text() throws IOException {
        int length = count();
        String known = KnownTexts.find(bytes, at, length);
        String value = known != null ? known : new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }

    List<String> texts() throws IOException {
        return list(RecordReader::text);
    }

    Map<String, String> textMap() throws IOException {
        int size = count();
        if (size < 2) {
            return size == 0 ? Map.of() : Map.of(text(), text());
        }
        Map<String, String> values = LinkedHashMap.newLinkedHashMap(size);
        for (int i = 0; i < size; i++) {
            values.put(text(), text());
        }
        return values;
    }

    <T> List<T> list(Member<T> item) throws IOException {
        int size = count();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(item.read(this));
        }
        return values;
    }

    <T> @Nullable T optional(Member<T> member) throws IOException {
        return flag() ? member.read(this) : null;
    }

    /** A length or number of items; each takes a byte or more, which bounds it. */
    private int count() throws IOException {
        long count = number();
        if (count < 0 || count > end - at) {
            throw damaged();
        }
        return (int) count;
    }

    private void need(int more) throws IOException {
        if (more > end - at) {
            throw damaged();
        }
    }

    private static IOException damaged() {
        return new IOException("a record of the catalog is damaged");
    }
}
