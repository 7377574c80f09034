package org.entrepot.store.local;

import java.io.IOException;
import java.util.Arrays;
import org.entrepot.store.spi.Snapshot;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** RocksDB at one sequence number. */
final class RocksSnapshot implements Snapshot {
    private final RocksDB db;
    private final org.rocksdb.Snapshot snapshot;
    private final ReadOptions options;
    private final Runnable released;
    private boolean closed;

    RocksSnapshot(RocksDB db, Runnable released) {
        this.db = db;
        this.released = released;
        snapshot = db.getSnapshot();
        options = new ReadOptions().setSnapshot(snapshot);
    }

    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        try {
            return db.get(options, key);
        } catch (RocksDBException e) {
            throw RocksCatalog.failed(e);
        }
    }

    @Override
    public Cursor scan(byte[] from, byte[] to, Direction direction) {
        RocksIterator records = db.newIterator(options);
        return switch (direction) {
            case ASCENDING -> new Ascending(records, from, to);
            case DESCENDING -> new Descending(records, from, to);
        };
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            options.close();
            db.releaseSnapshot(snapshot);
            snapshot.close();
            released.run();
        }
    }

    /** What both directions share: a position that is looked for when it is asked for. */
    private abstract static class RocksCursor implements Cursor {
        /** Most keys and heads of objects are shorter; for a longer one RocksDB makes an array. */
        private static final int SCRATCH_BYTES = 512;

        final RocksIterator records;
        /** What RocksDB writes keys and values into: an array that native code makes costs several times one made here. */
        private final byte[] scratch = new byte[SCRATCH_BYTES];
        /** Where the next record is looked for; null to go on from the present one. */
        private byte @Nullable [] target;

        private byte[] key = {};
        private boolean atEnd;

        RocksCursor(RocksIterator records, byte[] target) {
            this.records = records;
            this.target = target;
        }

        abstract void seek(byte[] wanted);

        abstract void advance();

        abstract boolean inRange(byte[] found);

        @Override
        public boolean next() throws IOException {
            if (target != null) {
                seek(target);
                target = null;
            } else if (!atEnd) {
                advance();
            }
            atEnd = !records.isValid();
            if (atEnd) {
                checkEnd();
                return false;
            }
            int length = records.key(scratch);
            key = length <= SCRATCH_BYTES ? Arrays.copyOf(scratch, length) : records.key();
            return inRange(key);
        }

        /** The end of the records and a failed read look the same until asked. */
        private void checkEnd() throws IOException {
            try {
                records.status();
            } catch (RocksDBException e) {
                throw RocksCatalog.failed(e);
            }
        }

        @Override
        public void skipTo(byte[] wanted) {
            target = wanted;
        }

        @Override
        public byte[] key() {
            return key;
        }

        @Override
        public byte[] value() {
            int length = records.value(scratch);
            return length <= SCRATCH_BYTES ? Arrays.copyOf(scratch, length) : records.value();
        }

        @Override
        public void close() {
            records.close();
        }
    }

    private static final class Ascending extends RocksCursor {
        private final byte[] to;

        Ascending(RocksIterator records, byte[] from, byte[] to) {
            super(records, from);
            this.to = to;
        }

        @Override
        void seek(byte[] wanted) {
            records.seek(wanted);
        }

        @Override
        void advance() {
            records.next();
        }

        @Override
        boolean inRange(byte[] found) {
            return Arrays.compareUnsigned(found, to) < 0;
        }
    }

    private static final class Descending extends RocksCursor {
        private final byte[] from;
        private final byte[] to;

        Descending(RocksIterator records, byte[] from, byte[] to) {
            super(records, to);
            this.from = from;
            this.to = to;
        }

        @Override
        void seek(byte[] wanted) {
            records.seekForPrev(wanted);
            // The upper end is exclusive.
            if (records.isValid() && Arrays.compareUnsigned(records.key(), to) >= 0) {
                records.prev();
            }
        }

        @Override
        void advance() {
            records.prev();
        }

        @Override
        boolean inRange(byte[] found) {
            return Arrays.compareUnsigned(found, from) >= 0;
        }
    }
}
