package org.entrepot.access.cors;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rules are worth asking about an origin: those that name it letter for letter, which takes one look-up, and those that
 * have an asterisk among their origins. Immutable; memory is proportional to the origins.
 */
final class OriginIndex {
    /** No rule any more. */
    static final int NONE = -1;

    private final CompiledRule[] rules;
    /** For each origin without asterisk the rules that name it, as bits. */
    private final Map<String, long[]> named = new HashMap<>();
    /** The rules with an asterisk, as bits. */
    private final long[] wild;

    /** An index of the rules of a configuration, in order. */
    OriginIndex(CompiledRule[] rules) {
        this.rules = rules;
        int words = (rules.length + Long.SIZE - 1) / Long.SIZE;
        wild = new long[words];
        for (int rule = 0; rule < rules.length; rule++) {
            for (CorsPattern origin : rules[rule].origins()) {
                add(rule, origin.isExact() ? named.computeIfAbsent(origin.text(), text -> new long[words]) : wild);
            }
        }
    }

    private static void add(int rule, long[] bits) {
        bits[rule / Long.SIZE] |= 1L << rule;
    }

    private static boolean has(int rule, long[] bits) {
        return (bits[rule / Long.SIZE] >>> rule & 1) != 0;
    }

    /** The rules that name an origin letter for letter, for {@link #next} and {@link #covers}; null when none does. */
    long @Nullable [] naming(String origin) {
        return named.get(origin);
    }

    /** The first rule worth asking at or after a place; {@link #NONE} when there is none. */
    int next(int from, long @Nullable [] naming) {
        for (int word = from / Long.SIZE; word < wild.length; word++) {
            long bits = naming == null ? wild[word] : wild[word] | naming[word];
            if (word == from / Long.SIZE) {
                bits &= -1L << from;
            }
            if (bits != 0) {
                return word * Long.SIZE + Long.numberOfTrailingZeros(bits);
            }
        }
        return NONE;
    }

    /** Whether a rule worth asking covers the origin. */
    boolean covers(int rule, String origin, long @Nullable [] naming) {
        return naming != null && has(rule, naming) || rules[rule].coversByAsterisk(origin);
    }
}
