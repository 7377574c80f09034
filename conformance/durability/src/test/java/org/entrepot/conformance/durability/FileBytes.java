package org.entrepot.conformance.durability;

import java.util.Arrays;

/** The bytes of a file that grows. What was never written is zero. */
final class FileBytes {
    private byte[] bytes = new byte[0];
    private int size;

    int size() {
        return size;
    }

    /** A copy that may be changed by itself. */
    FileBytes copy() {
        FileBytes copy = new FileBytes();
        copy.bytes = toArray();
        copy.size = size;
        return copy;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    void resize(long newSize) {
        int wanted = Math.toIntExact(newSize);
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(wanted, 2 * bytes.length));
        } else if (wanted < size) {
            Arrays.fill(bytes, wanted, size, (byte) 0);
        }
        size = wanted;
    }

    /** Writes the first {@code count} of these bytes. */
    void put(long position, byte[] from, int count) {
        resize(Math.max(size, position + count));
        System.arraycopy(from, 0, bytes, Math.toIntExact(position), count);
    }

    /** Takes a stretch of another file as it is there; what is beyond that one's end is zero. */
    void take(FileBytes other, int from, int to) {
        int end = Math.min(to, size);
        for (int at = from; at < end; at++) {
            bytes[at] = at < other.size ? other.bytes[at] : 0;
        }
    }
}
