package org.entrepot.store.core;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.store.spi.Catalog;
import org.jspecify.annotations.Nullable;

/**
 * Decoded records kept in memory. Any change among the records they are made of drops all of them, before the commit that made
 * it returns: such changes are rare, and what begins afterwards must see them.
 */
final class Held<K, V> {
    /** More than this many are not kept; a rough bound on memory. */
    private static final int ENTRIES_MAX = 20_000;

    /**
     * Replaced at every change. A reader that began before the change puts what it found into the map that nobody asks any
     * more.
     */
    private volatile ConcurrentHashMap<K, V> held = new ConcurrentHashMap<>();

    /** Reads what is not held. */
    @FunctionalInterface
    interface Load<K, V> {
        @Nullable
        V load(K name) throws IOException;
    }

    private final Load<K, V> load;

    Held(Catalog catalog, Load<K, V> load, byte... kinds) {
        this.load = load;
        for (byte kind : kinds) {
            catalog.listen(new byte[] {kind}, () -> held = new ConcurrentHashMap<>());
        }
    }

    /** What is held under this name; null when it would have to be read. */
    @Nullable
    V inMemory(K name) {
        return held.get(name);
    }

    @Nullable
    V get(K name) throws IOException {
        ConcurrentHashMap<K, V> now = held;
        V hit = now.get(name);
        if (hit != null) {
            return hit;
        }
        V found = load.load(name);
        if (found != null && now.size() < ENTRIES_MAX) {
            now.put(name, found);
        }
        return found;
    }
}
