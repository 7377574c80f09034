package org.entrepot.store.spi;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The catalog at one moment. Used by one thread at a time. */
public interface Snapshot extends AutoCloseable {
    /** The record of this key; null when there is none. */
    byte @Nullable [] get(byte[] key) throws IOException;

    /**
     * The records from {@code from} (inclusive) to {@code to} (exclusive), in the order asked for. Close it before the
     * snapshot.
     */
    Cursor scan(byte[] from, byte[] to, Direction direction) throws IOException;

    @Override
    void close();

    /** Which way a scan runs. */
    enum Direction {
        /** From the smallest key up. */
        ASCENDING,
        /** From the largest key down. */
        DESCENDING
    }

    /** A place in a scan, at first before its first record. Engines fetch in pages behind it. */
    interface Cursor extends AutoCloseable {
        /** Moves to the next record; false when there is none. */
        boolean next() throws IOException;

        /**
         * Skips ahead: {@link #next} then gives the first record at or beyond this key in the scan's direction. Keys behind the
         * present place are a mistake.
         */
        void skipTo(byte[] key) throws IOException;

        /** The key of the present record. */
        byte[] key();

        /** The value of the present record. */
        byte[] value();

        @Override
        void close();
    }
}
