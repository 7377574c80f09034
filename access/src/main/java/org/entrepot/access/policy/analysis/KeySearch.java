package org.entrepot.access.policy.analysis;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entrepot.access.policy.analysis.Steps.LimitReached;
import org.jspecify.annotations.Nullable;

/**
 * Finds a key that two layered policies decide in a wanted way, where nothing but the key is left open. The patterns of one
 * layer are one set: which of them accepts a key does not matter. What a set or a layer has settled for every longer key is
 * left out of the state, which keeps the states few where the classes of single patterns would be too many.
 */
final class KeySearch {
    private enum Truth {
        TRUE,
        FALSE,
        OPEN
    }

    /** A set of keys, or its complement. */
    private record Term(int set, boolean complement) {}

    /** What a layer says of the keys for which all terms hold. */
    private record Unit(int outcome, List<Term> terms) {}

    private record Reached(int[] state, String text) {}

    private final Search.Goal goal;
    private final Unit within;
    private final List<Unit> before;
    private final List<Unit> after;
    private final TextAutomaton automaton;
    private final int[] setOf;
    private final int sets;

    private KeySearch(
            Search.Goal goal, Sets sets, @Nullable KeyReach within, List<Step> before, List<Step> after, Steps steps) {
        this.goal = goal;
        this.within = new Unit(0, within == null ? List.of() : sets.terms(within));
        this.before = sets.units(before);
        this.after = sets.units(after);
        this.automaton = new TextAutomaton(sets.languages, steps);
        this.setOf = sets.setOf.stream().mapToInt(Integer::intValue).toArray();
        this.sets = sets.count;
    }

    /**
     * A wanted key; null when there is none.
     *
     * @param within the keys that count; null for all
     * @param mayBeEmpty true when the empty key counts
     */
    static @Nullable String find(
            Search.Goal goal,
            @Nullable KeyReach within,
            List<Step> before,
            List<Step> after,
            boolean mayBeEmpty,
            Steps steps)
            throws LimitReached {
        return new KeySearch(goal, new Sets(), within, before, after, steps).explore(mayBeEmpty);
    }

    private @Nullable String explore(boolean mayBeEmpty) throws LimitReached {
        Set<IntBuffer> seen = new HashSet<>();
        Deque<Reached> open = new ArrayDeque<>();
        int[] start = settled(automaton.start(), new int[0]);
        if (start != null) {
            open.add(new Reached(start, ""));
        }
        while (!open.isEmpty()) {
            Reached reached = open.remove();
            if ((mayBeEmpty || !reached.text().isEmpty()) && isWanted(reached.state())) {
                return reached.text();
            }
            int[] positions = positions(reached.state());
            int[] settled = Arrays.copyOfRange(reached.state(), positions.length, reached.state().length);
            for (int symbol : automaton.symbols(positions)) {
                int[] next = settled(automaton.step(positions, symbol), settled);
                if (next != null && seen.add(IntBuffer.wrap(next))) {
                    open.add(new Reached(next, reached.text() + Character.toString(symbol)));
                }
            }
        }
        return null;
    }

    /** The part of a state that is positions; behind it stand the sets that hold for good, numbered from the last position. */
    private int[] positions(int[] state) {
        int size = 0;
        while (size < state.length && state[size] < automaton.size()) {
            size++;
        }
        return Arrays.copyOf(state, size);
    }

    /** The state without what cannot matter any more; null when no longer key is wanted. */
    private int @Nullable [] settled(int[] positions, int[] holding) {
        Truth[] truths = new Truth[sets];
        Arrays.fill(truths, Truth.FALSE);
        for (int mark : holding) {
            truths[mark - automaton.size()] = Truth.TRUE;
        }
        for (int position : positions) {
            int set = setOf[automaton.language(position)];
            if (automaton.acceptsAll(position)) {
                truths[set] = Truth.TRUE;
            } else if (truths[set] == Truth.FALSE) {
                truths[set] = Truth.OPEN;
            }
        }
        boolean[] matters = new boolean[sets];
        if (truth(within, truths) == Truth.FALSE
                || goal.judge(outcomes(before, truths, matters), outcomes(after, truths, matters))
                        == Search.Answer.NONE) {
            return null;
        }
        within.terms().forEach(term -> matters[term.set()] = true);
        int[] state = new int[positions.length + sets];
        int size = 0;
        for (int position : positions) {
            int set = setOf[automaton.language(position)];
            if (matters[set] && truths[set] == Truth.OPEN) {
                state[size++] = position;
            }
        }
        for (int set = 0; set < sets; set++) {
            if (matters[set] && truths[set] == Truth.TRUE) {
                state[size++] = automaton.size() + set;
            }
        }
        return Arrays.copyOf(state, size);
    }

    /** All outcomes that this key or a longer one may get; marks the sets that have a say in it. */
    private static int outcomes(List<Unit> units, Truth[] truths, boolean[] matters) {
        int outcomes = 0;
        for (Unit unit : units) {
            Truth truth = truth(unit, truths);
            if (truth == Truth.FALSE) {
                // What excludes the unit for good has to be remembered.
                unit.terms().stream()
                        .filter(term -> term.complement() && truths[term.set()] == Truth.TRUE)
                        .forEach(term -> matters[term.set()] = true);
                continue;
            }
            outcomes |= unit.outcome();
            unit.terms().forEach(term -> matters[term.set()] = true);
            if (truth == Truth.TRUE) {
                return outcomes;
            }
        }
        return outcomes | Outcome.NO_MATCH;
    }

    private static Truth truth(Unit unit, Truth[] truths) {
        Truth all = Truth.TRUE;
        for (Term term : unit.terms()) {
            Truth truth = truths[term.set()];
            if (truth == (term.complement() ? Truth.TRUE : Truth.FALSE)) {
                return Truth.FALSE;
            }
            if (truth == Truth.OPEN) {
                all = Truth.OPEN;
            }
        }
        return all;
    }

    private boolean isWanted(int[] state) {
        boolean[] accepted = new boolean[sets];
        for (int position : state) {
            if (position >= automaton.size()) {
                accepted[position - automaton.size()] = true;
            } else if (automaton.accepts(position)) {
                accepted[setOf[automaton.language(position)]] = true;
            }
        }
        return holds(within, accepted)
                && goal.judge(outcome(before, accepted), outcome(after, accepted)) == Search.Answer.ALL;
    }

    private static int outcome(List<Unit> units, boolean[] accepted) {
        for (Unit unit : units) {
            if (holds(unit, accepted)) {
                return unit.outcome();
            }
        }
        return Outcome.NO_MATCH;
    }

    private static boolean holds(Unit unit, boolean[] accepted) {
        for (Term term : unit.terms()) {
            if (accepted[term.set()] == term.complement()) {
                return false;
            }
        }
        return true;
    }

    /** The sets of keys that steps speak of, as they are met. */
    private static final class Sets {
        private final List<TextLanguage> languages = new ArrayList<>();
        private final List<Integer> setOf = new ArrayList<>();
        private int count;

        private int add(List<TextLanguage> of) {
            for (TextLanguage language : of) {
                languages.add(language);
                setOf.add(count);
            }
            return count++;
        }

        List<Term> terms(KeyReach reach) {
            return reach.parts().stream()
                    .map(part -> new Term(add(part.languages()), part.complement()))
                    .toList();
        }

        /** The steps in order, the plain ones of a layer together. */
        List<Unit> units(List<Step> steps) {
            List<Unit> units = new ArrayList<>();
            for (int from = 0; from < steps.size(); ) {
                int layer = steps.get(from).layer();
                int outcome = steps.get(from).outcome();
                Set<TextLanguage> plain = new LinkedHashSet<>();
                int to = from;
                for (; to < steps.size() && steps.get(to).layer() == layer; to++) {
                    KeyReach reach = steps.get(to).box().reach();
                    if (reach == null) {
                        units.add(new Unit(outcome, List.of()));
                    } else if (reach.parts().size() == 1
                            && !reach.parts().getFirst().complement()) {
                        plain.addAll(reach.parts().getFirst().languages());
                    } else {
                        units.add(new Unit(outcome, terms(reach)));
                    }
                }
                if (!plain.isEmpty()) {
                    units.add(new Unit(outcome, List.of(new Term(add(List.copyOf(plain)), false))));
                }
                from = to;
            }
            return units;
        }
    }
}
