package org.entrepot.conformance.history;

import org.jspecify.annotations.Nullable;

/**
 * What one request saw of one key and did to it.
 *
 * @param key its number, from 0
 * @param seen what the key held at that moment
 * @param left what it holds from then on; null when it is left alone
 */
record Effect(int key, Values seen, @Nullable Integer left) {
    /** The key held this and was left alone. */
    static Effect read(int key, Values seen) {
        return new Effect(key, seen, null);
    }

    /** The key held one of these and was given a value. */
    static Effect write(int key, Values seen, int left) {
        return new Effect(key, seen, left);
    }

    boolean isWrite() {
        return left != null;
    }

    /** The value afterwards of a key that held an allowed value. */
    int after(int value) {
        return left != null ? left : seen.narrowed(value);
    }
}
