package org.entrepot.conformance.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for a linearization of a history: an order of its operations, each at a moment between its request and its answer, that a
 * store which does one thing at a time could have gone through (1).
 *
 * <p>This is the just-in-time search of Lowe (2): it goes through requests and answers by time, keeps everything that the store may
 * be like, and lets operations take effect only when an answer needs it. What the store may be like is kept for each key by itself,
 * because linearizability is local (1), which is what Horn and Kroening (3) build on. A listing is about several keys at one moment,
 * so that it is served in all of them before one and the same answer; each such moment leads to a world of its own.
 *
 * <ol>
 *   <li>M. P. Herlihy, J. M. Wing: Linearizability: A Correctness Condition for Concurrent Objects. ACM TOPLAS 12(3), 1990.
 *   <li>G. Lowe: Testing for Linearizability. Concurrency Computat.: Pract. Exper. 29(4), 2017.
 *   <li>A. Horn, D. Kroening: Faster Linearizability Checking via P-Compositionality. FORTE 2015.
 * </ol>
 */
final class Linearization {
    /** What may be kept at once; about 200 MB. */
    private static final int POSSIBILITIES_MAX = 2_000_000;

    private final Map<Operation, Integer> bits = new HashMap<>();
    private final List<List<Operation>> underWay = new ArrayList<>();
    private final Set<Operation> listings = new LinkedHashSet<>();
    private Set<World> worlds;

    /** What the search found. */
    enum Verdict {
        LINEARIZABLE,
        NOT_LINEARIZABLE,
        /** The search took more memory than it may. */
        UNKNOWN
    }

    /**
     * What one key may be like.
     *
     * @param taken bits of the operations under way that have taken effect
     * @param value what it holds
     */
    private record Possibility(int taken, int value) {}

    /**
     * What all keys may be like, each whatever the others are.
     *
     * @param served listings under way that have read
     */
    private record World(Set<Operation> served, List<Set<Possibility>> keys) {
        World with(int key, Set<Possibility> possibilities) {
            List<Set<Possibility>> changed = new ArrayList<>(keys);
            changed.set(key, possibilities);
            return new World(served, changed);
        }

        boolean isPossible() {
            return keys.stream().noneMatch(Set::isEmpty);
        }

        /** Whether all that is possible in the other one is possible here. */
        boolean covers(World other) {
            if (!served.equals(other.served)) {
                return false;
            }
            for (int key = 0; key < keys.size(); key++) {
                if (!keys.get(key).containsAll(other.keys.get(key))) {
                    return false;
                }
            }
            return true;
        }

        int size() {
            return keys.stream().mapToInt(Set::size).sum();
        }
    }

    /** A request or its answer. */
    private record Event(Operation operation, boolean isRequest) {
        long nanos() {
            return isRequest ? operation.calledNanos() : operation.returnedNanos();
        }
    }

    private Linearization(int[] content) {
        List<Set<Possibility>> keys = new ArrayList<>();
        for (int value : content) {
            keys.add(Set.of(new Possibility(0, value)));
            underWay.add(new ArrayList<>());
        }
        worlds = Set.of(new World(Set.of(), keys));
    }

    /**
     * Searches.
     *
     * @param content of each key at the beginning, {@link Values#UNKNOWN} for what nobody knows
     * @param history whose operations are about one key each, or are answered and only read
     */
    static Verdict of(int[] content, List<Operation> history) {
        List<Event> events = new ArrayList<>();
        for (Operation operation : history) {
            events.add(new Event(operation, true));
            events.add(new Event(operation, false));
        }
        // Of one moment nobody knows the order, so that what can have been at once counts as at once.
        events.sort(Comparator.comparingLong(Event::nanos).thenComparing(event -> !event.isRequest()));
        return new Linearization(content).search(events);
    }

    private Verdict search(List<Event> events) {
        for (Event event : events) {
            if (event.isRequest()) {
                begin(event.operation());
                continue;
            }
            serveListings();
            end(event.operation());
            if (worlds.isEmpty()) {
                return Verdict.NOT_LINEARIZABLE;
            }
            if (worlds.stream().mapToInt(World::size).sum() > POSSIBILITIES_MAX) {
                return Verdict.UNKNOWN;
            }
        }
        return Verdict.LINEARIZABLE;
    }

    private void begin(Operation operation) {
        if (operation.isAboutOneKey()) {
            List<Operation> others = underWay.get(operation.effects().getFirst().key());
            int used = others.stream().mapToInt(bits::get).reduce(0, (one, other) -> one | other);
            bits.put(operation, Integer.lowestOneBit(~used));
            others.add(operation);
        } else if (operation.isWrite()) {
            throw new IllegalArgumentException("a write of several keys: " + operation);
        } else {
            listings.add(operation);
        }
    }

    /** Before an answer: each listing under way may read now, or later. */
    private void serveListings() {
        Deque<World> open = new ArrayDeque<>(worlds);
        Set<World> all = new HashSet<>(worlds);
        while (!open.isEmpty()) {
            World world = open.remove();
            for (Operation listing : listings) {
                if (!world.served().contains(listing)) {
                    World served = served(world, listing);
                    if (served.isPossible() && all.add(served)) {
                        open.add(served);
                    }
                }
            }
        }
        worlds = all;
    }

    private World served(World world, Operation listing) {
        Set<Operation> served = new HashSet<>(world.served());
        served.add(listing);
        List<Set<Possibility>> keys = new ArrayList<>(world.keys());
        for (Effect effect : listing.effects()) {
            Set<Possibility> seen = new HashSet<>();
            for (Possibility possibility : reachable(effect.key(), keys.get(effect.key()))) {
                if (effect.seen().allow(possibility.value())) {
                    seen.add(new Possibility(possibility.taken(), effect.after(possibility.value())));
                }
            }
            keys.set(effect.key(), seen);
        }
        return new World(served, keys);
    }

    /** What a key may be like after any of the operations under way, in any order. */
    private Set<Possibility> reachable(int key, Set<Possibility> from) {
        Set<Possibility> all = new HashSet<>(from);
        Deque<Possibility> open = new ArrayDeque<>(from);
        while (!open.isEmpty() && all.size() <= POSSIBILITIES_MAX) {
            Possibility now = open.remove();
            for (Operation operation : underWay.get(key)) {
                Effect effect = operation.effects().getFirst();
                int bit = bits.get(operation);
                if ((now.taken() & bit) == 0 && effect.seen().allow(now.value())) {
                    Possibility next = new Possibility(now.taken() | bit, effect.after(now.value()));
                    if (all.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return all;
    }

    /** An answer is there: its operation has taken effect. One without an answer may have. */
    private void end(Operation operation) {
        Set<World> left = new HashSet<>();
        if (listings.remove(operation)) {
            for (World world : worlds) {
                if (world.served().contains(operation)) {
                    Set<Operation> served = new HashSet<>(world.served());
                    served.remove(operation);
                    left.add(new World(served, world.keys()));
                }
            }
        } else {
            int key = operation.effects().getFirst().key();
            int bit = bits.get(operation);
            Predicate<Possibility> isRight = possibility -> !operation.answered() || (possibility.taken() & bit) != 0;
            for (World world : worlds) {
                Set<Possibility> ended = new HashSet<>();
                for (Possibility possibility : reachable(key, world.keys().get(key))) {
                    if (isRight.test(possibility)) {
                        ended.add(new Possibility(possibility.taken() & ~bit, possibility.value()));
                    }
                }
                if (!ended.isEmpty()) {
                    left.add(world.with(key, ended));
                }
            }
            underWay.get(key).remove(operation);
            bits.remove(operation);
        }
        worlds = withoutCovered(left);
    }

    private static Set<World> withoutCovered(Set<World> worlds) {
        Set<World> kept = new HashSet<>();
        for (World world : worlds) {
            if (kept.stream().noneMatch(other -> other.covers(world))) {
                kept.removeIf(world::covers);
                kept.add(world);
            }
        }
        return kept;
    }
}
