package org.entrepot.store.local;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Sees its own writes, over those of the batch's earlier commits, over the database. A null value is a removal. */
final class PendingTransaction implements Transaction {
    private final RocksDB db;
    private final NavigableMap<byte[], byte @Nullable []> pending;
    private final NavigableMap<byte[], byte @Nullable []> own = new TreeMap<>(Arrays::compareUnsigned);
    private final long revision;

    PendingTransaction(RocksDB db, NavigableMap<byte[], byte @Nullable []> pending, long revision) {
        this.db = db;
        this.pending = pending;
        this.revision = revision;
    }

    boolean mergeInto(NavigableMap<byte[], byte @Nullable []> target) {
        target.putAll(own);
        return !own.isEmpty();
    }

    @Override
    public long revision() {
        return revision;
    }

    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        if (own.containsKey(key)) {
            return own.get(key);
        }
        if (pending.containsKey(key)) {
            return pending.get(key);
        }
        try {
            return db.get(key);
        } catch (RocksDBException e) {
            throw RocksCatalog.failed(e);
        }
    }

    @Override
    public byte @Nullable [] firstKey(byte[] from, byte[] to) throws IOException {
        NavigableMap<byte[], byte @Nullable []> changed = new TreeMap<>(pending.subMap(from, true, to, false));
        changed.putAll(own.subMap(from, true, to, false));
        byte[] stored = firstStored(from, to, changed);
        for (Map.Entry<byte[], byte @Nullable []> entry : changed.entrySet()) {
            if (entry.getValue() != null) {
                boolean first = stored == null || Arrays.compareUnsigned(entry.getKey(), stored) < 0;
                return first ? entry.getKey() : stored;
            }
        }
        return stored;
    }

    private byte @Nullable [] firstStored(byte[] from, byte[] to, NavigableMap<byte[], byte @Nullable []> changed)
            throws IOException {
        try (RocksIterator records = db.newIterator()) {
            for (records.seek(from); records.isValid(); records.next()) {
                byte[] key = records.key();
                if (Arrays.compareUnsigned(key, to) >= 0) {
                    return null;
                }
                if (!changed.containsKey(key)) {
                    return key;
                }
            }
            records.status();
            return null;
        } catch (RocksDBException e) {
            throw RocksCatalog.failed(e);
        }
    }

    @Override
    public void put(byte[] key, byte[] value) {
        own.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        own.put(key, null);
    }
}
