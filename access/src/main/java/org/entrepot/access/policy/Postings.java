package org.entrepot.access.policy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The places of rules by key: an open hash table whose entries point into one array of ascending lists. Two keys may be
 * equal by chance; a list then has more places than wanted, never fewer.
 */
final class Postings {
    /** A list that is not there. */
    static final int NONE = -1;

    /** Drawn once per process, so that nobody can write a policy whose keys all meet in one slot. Odd, as a multiplier has to be. */
    private static final int SALT = new SplittableRandom().nextInt() | 1;

    private final int[] keys;
    private final int[] lists;
    /** Of each list its length, then its places. */
    private final int[] places;

    private final int shift;

    /** The lists by key, each ascending; no key is {@link IndexKeys#NONE}. */
    Postings(Map<Integer, List<Integer>> byKey) {
        int slots = Math.max(2, Integer.highestOneBit(byKey.size()) * 4);
        keys = new int[slots];
        lists = new int[slots];
        shift = Integer.numberOfLeadingZeros(slots) + 1;
        places = new int
                [byKey.values().stream().mapToInt(list -> list.size() + 1).sum()];
        int end = 0;
        for (Map.Entry<Integer, List<Integer>> entry : byKey.entrySet()) {
            int slot = slot(entry.getKey());
            keys[slot] = entry.getKey();
            lists[slot] = end;
            places[end++] = entry.getValue().size();
            for (int place : entry.getValue()) {
                places[end++] = place;
            }
        }
    }

    /** The list of a key; {@link #NONE} when there is none. */
    int list(int key) {
        int slot = slot(key);
        return keys[slot] == IndexKeys.NONE ? NONE : lists[slot];
    }

    /** How many places a list has. */
    int size(int list) {
        return places[list];
    }

    /** The place at an index of a list; they ascend. */
    int place(int list, int index) {
        return places[list + 1 + index];
    }

    /** The slot that holds a key or, when none does, the free one where it would be. */
    private int slot(int key) {
        int slot = key * SALT >>> shift;
        while (keys[slot] != IndexKeys.NONE && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
