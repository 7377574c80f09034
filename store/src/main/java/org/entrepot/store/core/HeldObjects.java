package org.entrepot.store.core;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * Objects read lately, small bodies included, in memory; for a catalog that only this process writes.
 *
 * <p>Each key belongs to one of many counters, which a write of the key moves when it begins, before anybody can see it, and
 * again when it is over. An object is kept only when its counter stood still while it was read, and it is worth nothing once
 * the counter has moved: no read finds an object older than a write that any read may have seen.
 */
final class HeldObjects {
    /** Bytes kept at the most, by estimate. */
    static final long BYTES_MAX = 16L << 20;

    /** What an object costs beside its body and its texts: records, arrays, the entry. */
    private static final int OBJECT_COST_BYTES = 800;

    /** How many keys one write makes worthless beside its own: one in so many. A power of two. */
    private static final int COUNTERS = 4096;

    private final AtomicIntegerArray begun = new AtomicIntegerArray(COUNTERS);
    private final AtomicIntegerArray ended = new AtomicIntegerArray(COUNTERS);
    private final Map<Name, Kept> kept = new LinkedHashMap<>(256, 0.75f, true);
    private long keptBytes;

    /** An object's name in the whole store. */
    record Name(String bucketId, ObjectKey key) {}

    private record Kept(StoredObject object, int moment, long cost) {}

    /** Reads an object. */
    @FunctionalInterface
    interface Read {
        @Nullable
        StoredObject read() throws IOException;
    }

    /** The object, from memory or else read, and kept for the next time. */
    @Nullable
    StoredObject get(Name name, Read read) throws IOException {
        StoredObject hit = inMemory(name);
        if (hit != null) {
            return hit;
        }
        int moment = moment(name);
        StoredObject found = read.read();
        if (found != null && moment >= 0) {
            keep(name, found, moment);
        }
        return found;
    }

    /** The object as it is now when it is held; else null. */
    @Nullable
    StoredObject inMemory(Name name) {
        Kept found;
        synchronized (kept) {
            found = kept.get(name);
        }
        return found != null && found.moment == begun.get(counter(name)) ? found.object : null;
    }

    /** Where the counter stands; -1 when a write is under way. */
    private int moment(Name name) {
        int counter = counter(name);
        int over = ended.get(counter);
        return begun.get(counter) == over ? over : -1;
    }

    private void keep(Name name, StoredObject object, int moment) {
        long cost = cost(object);
        synchronized (kept) {
            Kept before = kept.put(name, new Kept(object, moment, cost));
            keptBytes += cost - (before == null ? 0 : before.cost);
            var eldest = kept.values().iterator();
            while (keptBytes > BYTES_MAX) {
                keptBytes -= eldest.next().cost;
                eldest.remove();
            }
        }
    }

    /** A write of this key begins; nobody can see it yet. */
    void begin(Name name) {
        begun.updateAndGet(counter(name), HeldObjects::next);
    }

    /** A write that was begun is over, whatever became of it. */
    void end(Name name) {
        ended.updateAndGet(counter(name), HeldObjects::next);
    }

    /** Never negative. */
    private static int next(int count) {
        return count + 1 & Integer.MAX_VALUE;
    }

    private static int counter(Name name) {
        int hash = name.hashCode();
        return (hash ^ hash >>> 16) & COUNTERS - 1;
    }

    private static long cost(StoredObject object) {
        long cost = OBJECT_COST_BYTES + 2L * object.key().value().length();
        if (object.body() instanceof ObjectBody.Inline(byte[] bytes)) {
            cost += bytes.length;
        }
        for (Map<String, String> texts : List.of(object.headers(), object.metadata())) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                cost += 100 + text.getKey().length() + text.getValue().length();
            }
        }
        return cost;
    }
}
