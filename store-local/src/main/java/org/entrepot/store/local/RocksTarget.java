package org.entrepot.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Commits into a RocksDB, one batch and one sync at a time. */
final class RocksTarget implements CommitTarget, AutoCloseable {
    /** No key of the store begins with this byte. */
    private static final byte[] REVISION_KEY = {0};

    private final RocksDB db;
    private final WriteOptions options;

    RocksTarget(RocksDB db, Durability durability) {
        this.db = db;
        options = new WriteOptions().setSync(durability == Durability.SYNC);
    }

    @Override
    public byte @Nullable [] get(byte[] key) throws IOException {
        try {
            return db.get(key);
        } catch (RocksDBException e) {
            throw RocksCatalog.failed(e);
        }
    }

    @Override
    public byte @Nullable [] firstKey(byte[] from, byte[] to, Set<byte[]> except) throws IOException {
        try (RocksIterator records = db.newIterator()) {
            for (records.seek(from); records.isValid(); records.next()) {
                byte[] key = records.key();
                if (Arrays.compareUnsigned(key, to) >= 0) {
                    return null;
                }
                if (!except.contains(key)) {
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
    public long revision() throws IOException {
        byte[] stored = get(REVISION_KEY);
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    @Override
    public void write(NavigableMap<byte[], byte @Nullable []> writes, long revision) throws IOException {
        try (WriteBatch batch = new WriteBatch()) {
            for (Map.Entry<byte[], byte @Nullable []> entry : writes.entrySet()) {
                byte[] value = entry.getValue();
                if (value == null) {
                    batch.delete(entry.getKey());
                } else {
                    batch.put(entry.getKey(), value);
                }
            }
            batch.put(
                    REVISION_KEY,
                    ByteBuffer.allocate(Long.BYTES).putLong(revision).array());
            db.write(options, batch);
        } catch (RocksDBException e) {
            throw DiskFaults.ofBatch(e);
        }
    }

    @Override
    public void close() {
        options.close();
    }
}
