package org.entrepot.access.policy.analysis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.access.policy.analysis.Steps.LimitReached;

/**
 * Some languages read at once, as one automaton whose states are made when they are reached; a state is the sorted row of
 * positions that the patterns can be at.
 *
 * <p>Once a pattern has reached a star, the positions before that star add nothing, since whatever they accept the star
 * accepts too; leaving them out keeps the states few. Symbols are whole code points: only those that some position waits
 * for need a look, and one that none waits for stands for all others.
 */
final class TextAutomaton {
    private static final int ACCEPT = -5;
    /** A position costs about as much as this many boxes. */
    private static final int STEPS_PER_POSITION = 2;

    /** Stands for every character that no pattern names; the first that is free is taken. */
    private static final String OTHERS = "xzqvkjwyu0123456789XZQ";

    private final List<TextLanguage> languages;
    private final Steps steps;
    private final int[] glyphs;
    private final int[] languageOf;
    private final boolean[] ignoresCase;
    private final int other;

    TextAutomaton(List<TextLanguage> languages, Steps steps) {
        this.languages = languages;
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

    /** Where the patterns are before the first character, behind what leads their texts. */
    int[] start() throws LimitReached {
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

    /** Where they are behind a text. */
    int[] run(int[] from, String text) throws LimitReached {
        int[] positions = from;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            positions = step(positions, text.codePointAt(i));
        }
        return positions;
    }

    /** Where they are behind one more character. */
    int[] step(int[] from, int character) throws LimitReached {
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

    /** The language that a position belongs to, by its number. */
    int language(int position) {
        return languageOf[position];
    }

    /** The number of positions. */
    int size() {
        return glyphs.length;
    }

    /** True when the text so far is accepted. */
    boolean accepts(int position) {
        return glyphs[position] == ACCEPT;
    }

    /** True when whatever follows is accepted. */
    boolean acceptsAll(int position) {
        return glyphs[position] == TextLanguage.RUN && glyphs[position + 1] == ACCEPT;
    }

    /** One character of every kind that the patterns tell apart from here. */
    Set<Integer> symbols(int[] positions) {
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
