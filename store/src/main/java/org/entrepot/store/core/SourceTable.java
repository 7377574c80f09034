package org.entrepot.store.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is known of the blobs, manifests and uploads whose names lie in a range: some 40 bytes each, for millions of them. When
 * it is full it gives up the upper half of its range; whoever fills it comes again for the rest.
 */
final class SourceTable {
    /** So many fit: 2^20 slots, three quarters used, 37 MB. */
    static final int ENTRIES_MAX = 3 << 18;

    private static final int SLOTS_MIN = 1 << 10;

    private static final int OCCUPIED = 1;
    private static final int KIND_SHIFT = 1;
    private static final int KIND_BITS = 3;

    /** What is noted of a name. */
    enum Mark {
        /** It is there: its file, its root record, its running upload. */
        PRESENT(8),
        /** It is on the list of what is to be removed. */
        LISTED(16);

        private final int bit;

        Mark(int bit) {
            this.bit = bit;
        }
    }

    private final int entriesMax;
    private final long first;
    /** Of the range, inclusive; compared unsigned, as {@link #first} is. */
    private long last;

    private int entries;
    private int[] state = new int[SLOTS_MIN];
    private long[] high = new long[SLOTS_MIN];
    private long[] low = new long[SLOTS_MIN];
    /** How often it is used. */
    private int[] uses = new int[SLOTS_MIN];
    /** The count of uses that is written down; 0 for none. */
    private int[] counted = new int[SLOTS_MIN];
    /** The end of the longest stretch of it that is used. */
    private long[] reach = new long[SLOTS_MIN];

    /**
     * A table.
     *
     * @param first the least high number of the range
     * @param last the greatest one
     */
    SourceTable(long first, long last, int entriesMax) {
        this.first = first;
        this.last = last;
        this.entriesMax = entriesMax;
    }

    /** One line of the table. */
    record Line(SourceName name, int uses, int counted, long reach, boolean isPresent, boolean isListed) {
        boolean isUsed() {
            return uses > 0;
        }
    }

    long last() {
        return last;
    }

    boolean covers(SourceName name) {
        return Long.compareUnsigned(name.high(), first) >= 0 && Long.compareUnsigned(name.high(), last) <= 0;
    }

    void mark(SourceName name, Mark mark) {
        int slot = slot(name);
        if (slot >= 0) {
            state[slot] |= mark.bit;
        }
    }

    void count(SourceName name, long recorded) {
        int slot = slot(name);
        if (slot >= 0) {
            counted[slot] = Math.clamp(recorded, 0, Integer.MAX_VALUE);
        }
    }

    void use(SourceName name, long end) {
        int slot = slot(name);
        if (slot >= 0) {
            uses[slot]++;
            reach[slot] = Math.max(reach[slot], end);
        }
    }

    /** The slot of a name, which is entered when it is new; -1 when it is outside of the range. */
    private int slot(SourceName name) {
        if (!covers(name)) {
            return -1;
        }
        int slot = find(name.kind().code(), name.high(), name.low());
        if (state[slot] != 0) {
            return slot;
        }
        if (entries == state.length / 4 * 3 || entries == entriesMax) {
            makeRoom();
            return slot(name);
        }
        enter(slot, name.kind().code(), name.high(), name.low());
        return slot;
    }

    private void enter(int slot, int kind, long nameHigh, long nameLow) {
        state[slot] = OCCUPIED | kind << KIND_SHIFT;
        high[slot] = nameHigh;
        low[slot] = nameLow;
        entries++;
    }

    /** The slot that holds a name, or the free one where it belongs. */
    private int find(int kind, long nameHigh, long nameLow) {
        int mask = state.length - 1;
        int slot = Long.hashCode(nameHigh * 31 + nameLow) & mask;
        while (state[slot] != 0
                && !(high[slot] == nameHigh
                        && low[slot] == nameLow
                        && (state[slot] >> KIND_SHIFT & KIND_BITS) == kind)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void makeRoom() {
        int slots = state.length * 2;
        if (entries == entriesMax) {
            slots = state.length;
            last = first + ((last - first) >>> 1);
        }
        int[] oldState = state;
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] oldUses = uses;
        int[] oldCounted = counted;
        long[] oldReach = reach;
        state = new int[slots];
        high = new long[slots];
        low = new long[slots];
        uses = new int[slots];
        counted = new int[slots];
        reach = new long[slots];
        entries = 0;
        for (int i = 0; i < oldState.length; i++) {
            if (oldState[i] != 0 && Long.compareUnsigned(oldHigh[i], last) <= 0) {
                int slot = find(oldState[i] >> KIND_SHIFT & KIND_BITS, oldHigh[i], oldLow[i]);
                state[slot] = oldState[i];
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                uses[slot] = oldUses[i];
                counted[slot] = oldCounted[i];
                reach[slot] = oldReach[i];
                entries++;
            }
        }
    }

    /** Whether a name is in it and used. */
    boolean isUsed(SourceName name) {
        int slot = find(name.kind().code(), name.high(), name.low());
        return state[slot] != 0 && uses[slot] > 0;
    }

    /** Its lines of a kind, ordered as the texts of the names are. */
    Iterable<Line> lines(SourceName.Kind kind) {
        List<Integer> slots = new ArrayList<>();
        for (int slot = 0; slot < state.length; slot++) {
            if (state[slot] != 0 && (state[slot] >> KIND_SHIFT & KIND_BITS) == kind.code()) {
                slots.add(slot);
            }
        }
        slots.sort(Comparator.<Integer, Long>comparing(slot -> high[slot], Long::compareUnsigned)
                .thenComparing(slot -> low[slot], Long::compareUnsigned));
        return () -> slots.stream().map(slot -> line(kind, slot)).iterator();
    }

    private Line line(SourceName.Kind kind, int slot) {
        return new Line(
                new SourceName(kind, high[slot], low[slot]),
                uses[slot],
                counted[slot],
                reach[slot],
                (state[slot] & Mark.PRESENT.bit) != 0,
                (state[slot] & Mark.LISTED.bit) != 0);
    }
}
