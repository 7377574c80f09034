package org.entrepot.store.core;

import java.io.IOException;
import org.entrepot.store.spi.Snapshot;

/** Reads all records of a kind, and says which cannot be read instead of ending there. */
final class RecordScan {
    private final Snapshot snapshot;
    private final Faults faults;

    RecordScan(Snapshot snapshot, Faults faults) {
        this.snapshot = snapshot;
        this.faults = faults;
    }

    /** What happens where something cannot be read. */
    interface Faults {
        /** A record cannot be understood; the scan goes on behind it. */
        void damaged(byte[] key, Exception problem) throws IOException;

        /** The engine cannot read on; the rest of the range is left out. */
        void unreadable(IOException problem) throws IOException;

        /** One more record was read. */
        void read();
    }

    /** Faults that end the scan. */
    record Ending() implements Faults {
        @Override
        public void damaged(byte[] key, Exception problem) throws IOException {
            throw new IOException("the record of " + RecordNames.of(key) + " cannot be read", problem);
        }

        @Override
        public void unreadable(IOException problem) throws IOException {
            throw problem;
        }

        @Override
        public void read() {}
    }

    /** Reads one record. */
    @FunctionalInterface
    interface Reader {
        void read(byte[] key, byte[] value) throws IOException;
    }

    /** All records of a kind, ascending. */
    void each(byte kind, Reader reader) throws IOException {
        each(new byte[] {kind}, new byte[] {(byte) (kind + 1)}, reader);
    }

    /** All records from a key (inclusive) to another (exclusive), ascending. */
    void each(byte[] from, byte[] to, Reader reader) throws IOException {
        try (Snapshot.Cursor cursor = snapshot.scan(from, to, Snapshot.Direction.ASCENDING)) {
            while (isNext(cursor)) {
                faults.read();
                byte[] key = cursor.key();
                try {
                    reader.read(key, cursor.value());
                } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
                    faults.damaged(key, unreadable);
                }
            }
        }
    }

    private boolean isNext(Snapshot.Cursor cursor) throws IOException {
        try {
            return cursor.next();
        } catch (IOException problem) {
            faults.unreadable(problem);
            return false;
        }
    }
}
