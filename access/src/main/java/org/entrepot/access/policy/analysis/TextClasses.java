package org.entrepot.access.policy.analysis;

import java.nio.IntBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.policy.analysis.Steps.LimitReached;

/**
 * The classes into which some languages divide all texts, each by its shortest text: two texts are of one class when the
 * same languages accept them.
 */
final class TextClasses {
    private final TextAutomaton automaton;

    private TextClasses(TextAutomaton automaton) {
        this.automaton = automaton;
    }

    /**
     * One text of every class that has one but the empty text.
     *
     * @param preferred texts that stand for their class where a shorter one would be less telling
     */
    static List<String> of(List<TextLanguage> languages, List<String> preferred, Steps steps) throws LimitReached {
        return new TextClasses(new TextAutomaton(languages, steps)).explore(preferred);
    }

    private record Reached(int[] positions, String text) {}

    private List<String> explore(List<String> preferred) throws LimitReached {
        int[] start = automaton.start();
        Map<IntBuffer, String> classes = new LinkedHashMap<>();
        for (String text : preferred) {
            classes.putIfAbsent(accepted(automaton.run(start, text)), text);
        }
        Set<IntBuffer> seen = new HashSet<>();
        Deque<Reached> open = new ArrayDeque<>();
        open.add(new Reached(start, ""));
        while (!open.isEmpty()) {
            Reached reached = open.remove();
            if (!reached.text().isEmpty()) {
                classes.putIfAbsent(accepted(reached.positions()), reached.text());
            }
            for (int symbol : automaton.symbols(reached.positions())) {
                int[] next = automaton.step(reached.positions(), symbol);
                if (seen.add(IntBuffer.wrap(next))) {
                    open.add(new Reached(next, reached.text() + Character.toString(symbol)));
                }
            }
        }
        return List.copyOf(classes.values());
    }

    private IntBuffer accepted(int[] positions) {
        return IntBuffer.wrap(Arrays.stream(positions)
                .filter(automaton::accepts)
                .map(automaton::language)
                .toArray());
    }
}
