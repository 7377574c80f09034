package org.entrepot.access.cors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the rule nearest to a request by looking only at rules whose origins may cover the one asked for: those that name it
 * letter for letter, and those with an asterisk whose patterns end as it does. An end is looked up by its hash, at every
 * length that some rule has; what is found is then compared. No rule is looked at more than twice, whatever its patterns.
 * Immutable; memory is proportional to the origins.
 */
final class OriginIndex {
    private static final int[] NONE = {};

    private final CompiledRule[] rules;
    /** For each origin without asterisk the rules that name it, ascending. */
    private final Map<String, int[]> named = new HashMap<>();
    /** The rules with asterisks whose patterns have no end in common, ascending. */
    private final int[] endless;
    /** The lengths of the other ends, ascending. */
    private final int[] lengths;
    /** The hashes of these ends, ascending. */
    private final int[] hashes;
    /** For each of the hashes the rules whose end has it, ascending. */
    private final int[][] byHash;

    /** An index of the rules of a configuration, in order. */
    OriginIndex(CompiledRule[] rules) {
        this.rules = rules;
        Map<String, List<Integer>> exact = new HashMap<>();
        TreeMap<Integer, List<Integer>> ends = new TreeMap<>();
        List<Integer> without = new ArrayList<>();
        for (int rule = 0; rule < rules.length; rule++) {
            for (CorsPattern origin : rules[rule].origins()) {
                if (origin.isExact()) {
                    add(rule, exact.computeIfAbsent(origin.text(), text -> new ArrayList<>()));
                }
            }
            String end = rules[rule].commonEnd();
            if (end != null) {
                add(rule, end.isEmpty() ? without : ends.computeIfAbsent(hash(end), hash -> new ArrayList<>()));
            }
        }
        exact.forEach((origin, places) -> named.put(origin, array(places)));
        endless = array(without);
        lengths = Arrays.stream(rules)
                .map(CompiledRule::commonEnd)
                .mapToInt(end -> end == null ? 0 : end.length())
                .filter(length -> length > 0)
                .distinct()
                .sorted()
                .toArray();
        hashes = array(List.copyOf(ends.keySet()));
        byHash = ends.values().stream().map(OriginIndex::array).toArray(int[][]::new);
    }

    private static void add(int rule, List<Integer> places) {
        if (places.isEmpty() || places.getLast() != rule) {
            places.add(rule);
        }
    }

    private static int[] array(List<Integer> places) {
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The least {@link Grade} of all rules. */
    int least(String origin, int methodBit, List<String> headerLines) {
        int least = leastNaming(origin, methodBit, headerLines);
        least = least(endless, least, origin, methodBit, headerLines);
        int hash = 0;
        int hashed = 0;
        for (int i = 0; i < lengths.length && lengths[i] <= origin.length(); i++) {
            for (; hashed < lengths[i]; hashed++) {
                hash = next(hash, origin.charAt(origin.length() - 1 - hashed));
            }
            int found = Arrays.binarySearch(hashes, hash);
            if (found >= 0) {
                least = least(byHash[found], least, origin, methodBit, headerLines);
            }
        }
        return least;
    }

    private int leastNaming(String origin, int methodBit, List<String> headerLines) {
        int[] naming = named.get(origin);
        int least = Grade.NOT_THE_ORIGIN;
        for (int place : naming == null ? NONE : naming) {
            if (place >= least) {
                return least;
            }
            least = Math.min(least, Grade.of(rules[place], place, rules.length, methodBit, headerLines));
        }
        return least;
    }

    /** The least grade of rules with asterisks and {@code before}. */
    private int least(int[] places, int before, String origin, int methodBit, List<String> headerLines) {
        int least = before;
        for (int place : places) {
            if (place >= least) {
                return least;
            }
            if (rules[place].coversByAsterisk(origin)) {
                least = Math.min(least, Grade.of(rules[place], place, rules.length, methodBit, headerLines));
            }
        }
        return least;
    }

    private static int hash(String end) {
        int hash = 0;
        for (int i = end.length() - 1; i >= 0; i--) {
            hash = next(hash, end.charAt(i));
        }
        return hash;
    }

    /** The hash of one character more, read from the end. */
    private static int next(int hash, char character) {
        return 31 * hash + character;
    }
}
