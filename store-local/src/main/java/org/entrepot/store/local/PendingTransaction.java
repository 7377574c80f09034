package org.entrepot.store.local;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** Sees its own writes, over those of the batch's earlier commits, over the database. A null value is a removal. */
final class PendingTransaction implements Transaction {
    private final CommitTarget target;
    private final NavigableMap<byte[], byte @Nullable []> pending;
    private final NavigableMap<byte[], byte @Nullable []> own = new TreeMap<>(Arrays::compareUnsigned);
    private final long revision;

    PendingTransaction(CommitTarget target, NavigableMap<byte[], byte @Nullable []> pending, long revision) {
        this.target = target;
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
        return target.get(key);
    }

    @Override
    public byte @Nullable [] firstKey(byte[] from, byte[] to) throws IOException {
        NavigableMap<byte[], byte @Nullable []> changed = new TreeMap<>(pending.subMap(from, true, to, false));
        changed.putAll(own.subMap(from, true, to, false));
        byte[] stored = target.firstKey(from, to, changed.keySet());
        for (Map.Entry<byte[], byte @Nullable []> entry : changed.entrySet()) {
            if (entry.getValue() != null) {
                boolean first = stored == null || Arrays.compareUnsigned(entry.getKey(), stored) < 0;
                return first ? entry.getKey() : stored;
            }
        }
        return stored;
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
