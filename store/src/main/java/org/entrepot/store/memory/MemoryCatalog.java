package org.entrepot.store.memory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** A catalog in memory. Each key keeps its older values while a snapshot may still ask for them. */
public final class MemoryCatalog implements Catalog {
    private final ConcurrentSkipListMap<byte[], Version> records = new ConcurrentSkipListMap<>(Arrays::compareUnsigned);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private long revision;
    private int snapshots;

    private record Listener(byte[] prefix, Runnable changed) {}

    /** A value from one revision on; a null value is a removal. */
    private record Version(
            long revision,
            byte @Nullable [] value,
            @Nullable Version older) {
        byte @Nullable [] asOf(long wanted) {
            for (Version version = this; version != null; version = version.older) {
                if (version.revision <= wanted) {
                    return version.value;
                }
            }
            return null;
        }
    }

    /** An empty catalog. */
    public MemoryCatalog() {}

    @Override
    public List<byte @Nullable []> get(List<byte[]> keys) {
        lock.lock();
        try {
            List<byte @Nullable []> found = new ArrayList<>(keys.size());
            for (byte[] key : keys) {
                found.add(current(key));
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    private byte @Nullable [] current(byte[] key) {
        Version version = records.get(key);
        return version == null ? null : version.value;
    }

    @Override
    public Snapshot snapshot() {
        lock.lock();
        try {
            snapshots++;
            return new MemorySnapshot(revision);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public <T, X extends Exception> T commit(Work<T, X> work) throws X, IOException {
        lock.lock();
        try {
            Writes writes = new Writes(revision + 1);
            T result = work.run(writes);
            revision++;
            writes.changes.forEach(this::apply);
            for (Listener listener : listeners) {
                if (writes.changes.keySet().stream().anyMatch(key -> startsWith(key, listener.prefix))) {
                    listener.changed.run();
                }
            }
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void apply(byte[] key, byte @Nullable [] value) {
        Version older = snapshots > 0 ? records.get(key) : null;
        if (value == null && older == null) {
            records.remove(key);
        } else {
            records.put(key, new Version(revision, value, older));
        }
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public void listen(byte[] prefix, Runnable changed) {
        listeners.add(new Listener(prefix.clone(), changed));
    }

    @Override
    public void close() {}

    /** The writes of one commit over what is there. */
    private final class Writes implements Transaction {
        private final NavigableMap<byte[], byte @Nullable []> changes = new TreeMap<>(Arrays::compareUnsigned);
        private final long number;

        Writes(long number) {
            this.number = number;
        }

        @Override
        public long revision() {
            return number;
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            return changes.containsKey(key) ? changes.get(key) : current(key);
        }

        @Override
        public byte @Nullable [] firstKey(byte[] from, byte[] to) {
            NavigableMap<byte[], Boolean> present = new TreeMap<>(Arrays::compareUnsigned);
            changes.subMap(from, true, to, false).forEach((key, value) -> present.put(key, value != null));
            for (Map.Entry<byte[], Version> entry :
                    records.subMap(from, true, to, false).entrySet()) {
                if (entry.getValue().value != null && present.putIfAbsent(entry.getKey(), true) == null) {
                    break;
                }
            }
            return present.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public void put(byte[] key, byte[] value) {
            changes.put(key.clone(), value.clone());
        }

        @Override
        public void delete(byte[] key) {
            changes.put(key.clone(), null);
        }
    }

    private final class MemorySnapshot implements Snapshot {
        private final long asOf;

        MemorySnapshot(long asOf) {
            this.asOf = asOf;
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            Version version = records.get(key);
            return version == null ? null : version.asOf(asOf);
        }

        @Override
        public Cursor scan(byte[] from, byte[] to, Direction direction) {
            NavigableMap<byte[], Version> range = Arrays.compareUnsigned(from, to) < 0
                    ? records.subMap(from, true, to, false)
                    : new TreeMap<>(Arrays::compareUnsigned);
            return new MemoryCursor(direction == Direction.ASCENDING ? range : range.descendingMap(), asOf);
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (--snapshots == 0) {
                    records.values().removeIf(version -> version.value == null);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private static final class MemoryCursor implements Snapshot.Cursor {
        private final long asOf;
        private NavigableMap<byte[], Version> ahead;
        private byte[] key = {};
        private byte[] value = {};

        MemoryCursor(NavigableMap<byte[], Version> range, long asOf) {
            this.ahead = range;
            this.asOf = asOf;
        }

        @Override
        public boolean next() {
            for (Map.Entry<byte[], Version> entry : ahead.entrySet()) {
                byte[] found = entry.getValue().asOf(asOf);
                if (found != null) {
                    key = entry.getKey();
                    value = found;
                    ahead = ahead.tailMap(key, false);
                    return true;
                }
            }
            return false;
        }

        @Override
        public void skipTo(byte[] target) {
            // A bound outside the sub-map is refused by the map, so the comparison comes first.
            if (ahead.isEmpty() || ahead.comparator().compare(target, ahead.lastKey()) > 0) {
                ahead = new TreeMap<>(ahead.comparator());
            } else if (ahead.comparator().compare(target, ahead.firstKey()) > 0) {
                ahead = ahead.tailMap(target, true);
            }
        }

        @Override
        public byte[] key() {
            return key;
        }

        @Override
        public byte[] value() {
            return value;
        }

        @Override
        public void close() {}
    }
}
