package org.entrepot.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map of at most so many entries: one more drives out the oldest. Not safe for several threads. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;
    private static final int CAPACITY_AT_FIRST = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final int sizeMax;

    private BoundedMap(int sizeMax, boolean byUse) {
        super(CAPACITY_AT_FIRST, LOAD_FACTOR, byUse);
        this.sizeMax = sizeMax;
    }

    /** A map that forgets what was put longest ago. */
    public static <K, V> BoundedMap<K, V> byAge(int sizeMax) {
        return new BoundedMap<>(sizeMax, false);
    }

    /** A map that forgets what was used longest ago. */
    public static <K, V> BoundedMap<K, V> byUse(int sizeMax) {
        return new BoundedMap<>(sizeMax, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > sizeMax;
    }
}
