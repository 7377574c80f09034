package org.entrepot.access.policy.analysis;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.access.policy.analysis.Steps.LimitReached;

/**
 * The classes into which some languages divide all texts, each by its shortest text: two texts are of one class when the
 * same languages accept them. All patterns run at once as one automaton whose states are made when they are reached; a
 * state is the sorted row of positions that the patterns can be at.
 *
 * <p>Once a pattern has reached a star, the positions before that star add nothing, since whatever they accept the star
 * accepts too; leaving them out keeps the states few. Symbols are whole code points: only those that some position waits
 * for need a look, and one that none waits for stands for all others.
 */
final class TextClasses {
    private static final int ACCEPT = -5;
    /** A position costs about as much as this many boxes. */
    private static final int STEPS_PER_POSITION = 2;

    /** Stands for every character that no pattern names; the first that is free is taken. */
    private static final String OTHERS = "xzqvkjwyu0123456789XZQ";

    private final Steps steps;
    private final int[] glyphs;
    private final int[] languageOf;
    private final boolean[] ignoresCase;
    private final int other;

    private TextClasses(List<TextLanguage> languages, Steps steps) {
        this.steps = steps;
        int size =
                languages.stream().mapToInt(language -> language.length() + 1).sum();
        glyphs = new int[size];
        languageOf = new int[size];
        ignoresCase = new boolean[size];
        int at = 0;
        Set<Integer> named = new HashSet<>();
        for (int l = 0; l < languages.size(); l++) {
            TextLanguage language = languages.get(l);
            for (int i = 0; i <= language.length(); i++, at++) {
                glyphs[at] = i < language.length() ? language.glyph(i) : ACCEPT;
                languageOf[at] = l;
                ignoresCase[at] = language.ignoresCase();
                if (glyphs[at] >= 0) {
                    named.addAll(symbols(glyphs[at], true));
                }
            }
        }
        named.add((int) ':');
        other = OTHERS.codePoints().filter(c -> !named.contains(c)).findFirst().orElseGet(() -> freeBeyond(named));
    }

    /**
     * One text of every class that has one but the empty text.
     *
     * @param preferred texts that stand for their class where a shorter one would be less telling
     */
    static List<String> of(List<TextLanguage> languages, List<String> preferred, Steps steps) throws LimitReached {
        return new TextClasses(languages, steps).explore(languages, preferred);
    }

    private record Reached(int[] positions, String text) {}

    private List<String> explore(List<TextLanguage> languages, List<String> preferred) throws LimitReached {
        int[] start = start(languages);
        Map<IntBuffer, String> classes = new LinkedHashMap<>();
        for (String text : preferred) {
            classes.putIfAbsent(accepted(run(start, text)), text);
        }
        Set<IntBuffer> seen = new HashSet<>();
        Deque<Reached> open = new ArrayDeque<>();
        open.add(new Reached(start, ""));
        while (!open.isEmpty()) {
            Reached reached = open.remove();
            if (!reached.text().isEmpty()) {
                classes.putIfAbsent(accepted(reached.positions()), reached.text());
            }
            for (int symbol : symbols(reached.positions())) {
                int[] next = step(reached.positions(), symbol);
                if (seen.add(IntBuffer.wrap(next))) {
                    open.add(new Reached(next, reached.text() + Character.toString(symbol)));
                }
            }
        }
        return List.copyOf(classes.values());
    }

    private int[] start(List<TextLanguage> languages) throws LimitReached {
        Map<String, Positions> byLead = new HashMap<>();
        int at = 0;
        for (TextLanguage language : languages) {
            enter(byLead.computeIfAbsent(language.lead(), lead -> new Positions()), at);
            at += language.length() + 1;
        }
        Positions all = new Positions();
        for (Map.Entry<String, Positions> group : byLead.entrySet()) {
            for (int position : run(pruned(group.getValue()), group.getKey())) {
                all.add(position);
            }
        }
        return pruned(all);
    }

    private int[] run(int[] from, String text) throws LimitReached {
        int[] positions = from;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            positions = step(positions, text.codePointAt(i));
        }
        return positions;
    }

    private int[] step(int[] from, int character) throws LimitReached {
        steps.take(STEPS_PER_POSITION * (1L + from.length), "the patterns of one kind were taken apart");
        Positions next = new Positions();
        for (int position : from) {
            switch (glyphs[position]) {
                case ACCEPT -> {}
                case TextLanguage.RUN -> enter(next, position);
                case TextLanguage.ONE -> enter(next, position + 1);
                case TextLanguage.RUN_IN_PART -> {
                    if (character != ':') {
                        enter(next, position);
                    }
                }
                case TextLanguage.ONE_IN_PART -> {
                    if (character != ':') {
                        enter(next, position + 1);
                    }
                }
                default -> {
                    boolean fits = ignoresCase[position]
                            ? TextLanguage.folded(glyphs[position]) == TextLanguage.folded(character)
                            : glyphs[position] == character;
                    if (fits) {
                        enter(next, position + 1);
                    }
                }
            }
        }
        return pruned(next);
    }

    /** A run may be empty: whoever stands before it also stands behind it. */
    private void enter(Positions positions, int position) {
        int at = position;
        positions.add(at);
        while (glyphs[at] == TextLanguage.RUN || glyphs[at] == TextLanguage.RUN_IN_PART) {
            positions.add(++at);
        }
    }

    /** Sorted, each once, without those that a later star of the same pattern makes superfluous. */
    private int[] pruned(Positions positions) {
        int[] sorted = positions.sorted();
        int kept = 0;
        int language = -1;
        int languageStart = 0;
        for (int i = 0; i < sorted.length; i++) {
            int position = sorted[i];
            if (i > 0 && position == sorted[i - 1]) {
                continue;
            }
            if (languageOf[position] != language) {
                language = languageOf[position];
                languageStart = kept;
            }
            if (glyphs[position] == TextLanguage.RUN) {
                kept = languageStart;
            }
            sorted[kept++] = position;
        }
        return Arrays.copyOf(sorted, kept);
    }

    private IntBuffer accepted(int[] positions) {
        return IntBuffer.wrap(Arrays.stream(positions)
                .filter(position -> glyphs[position] == ACCEPT)
                .map(position -> languageOf[position])
                .toArray());
    }

    private Set<Integer> symbols(int[] positions) {
        Set<Integer> symbols = new TreeSet<>();
        for (int position : positions) {
            int glyph = glyphs[position];
            if (glyph >= 0) {
                symbols.addAll(symbols(glyph, ignoresCase[position]));
            } else if (glyph == TextLanguage.RUN_IN_PART || glyph == TextLanguage.ONE_IN_PART) {
                symbols.add((int) ':');
            }
        }
        Set<Integer> all = new LinkedHashSet<>();
        all.add(other);
        all.addAll(symbols);
        return all;
    }

    private static List<Integer> symbols(int glyph, boolean bothCases) {
        return bothCases ? List.of(glyph, Character.toLowerCase(glyph), Character.toUpperCase(glyph)) : List.of(glyph);
    }

    private static int freeBeyond(Set<Integer> named) {
        int candidate = 0x4E00;
        while (named.contains(candidate)) {
            candidate++;
        }
        return candidate;
    }

    /** A growing row of numbers. */
    private static final class Positions {
        private int[] numbers = new int[8];
        private int size;

        void add(int number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        int[] sorted() {
            int[] sorted = Arrays.copyOf(numbers, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }
}
