package org.entrepot.store.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One commit in the making. It sees its own writes. Valid only while the work runs. */
public interface Transaction {
    /** A number larger than any given by an earlier commit; the same for the whole of this one. */
    long revision();

    /** The record of this key; null when there is none. */
    byte @Nullable [] get(byte[] key) throws IOException;

    /** The smallest key from {@code from} (inclusive) to {@code to} (exclusive) that has a record; null when there is none. */
    byte @Nullable [] firstKey(byte[] from, byte[] to) throws IOException;

    /** Writes a record, new or over an old one. */
    void put(byte[] key, byte[] value);

    /** Removes a record; a missing one is no fault. */
    void delete(byte[] key);
}
