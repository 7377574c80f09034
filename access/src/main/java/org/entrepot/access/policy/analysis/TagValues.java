package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.analysis.Steps.LimitReached;

/**
 * Values for a family of tags that conditions look at as a whole: by the list of names, or as {@code name&value} pairs. A
 * value is a set of tags, so every set of tags that conditions can tell apart is one.
 */
final class TagValues {
    /** Sets of tags looked at; conditions on more are beyond the analysis. */
    private static final int SETS_MAX = 20_000;

    /** What makes a text a pair. */
    private static final TextLanguage PAIR = TextLanguage.of(
            new Pattern(List.of(
                    new Pattern.Part.AnyOne(),
                    new Pattern.Part.AnyRun(),
                    new Pattern.Part.Literal("&"),
                    new Pattern.Part.AnyRun())),
            false);

    private TagValues() {}

    /** Every set of tags that can be told apart, the smallest first. */
    static List<FactValue> of(Fact family, List<Atom> atoms, Constants.Fillings fillings, Steps steps)
            throws LimitReached {
        Map<String, Set<String>> valuesByName = new LinkedHashMap<>();
        List<Atom> onPairs = new ArrayList<>();
        List<Atom> onNames = new ArrayList<>();
        Map<FactKey, List<Atom>> byTag = new LinkedHashMap<>();
        for (Atom atom : atoms) {
            switch (atom.key().form()) {
                case TAG_PAIRS -> onPairs.add(atom);
                case PLAIN -> onNames.add(atom);
                case TAG ->
                    byTag.computeIfAbsent(atom.key(), key -> new ArrayList<>()).add(atom);
            }
        }
        for (Map.Entry<FactKey, List<Atom>> tag : byTag.entrySet()) {
            Constants constants = Constants.of(tag.getValue(), fillings);
            for (FactValue value : FactValues.of(tag.getKey(), constants, List.of(), steps)) {
                if (value instanceof FactValue.Text(FactKey key, String text) && key.tagName() != null) {
                    valuesByName
                            .computeIfAbsent(key.tagName(), name -> new LinkedHashSet<>())
                            .add(text);
                }
            }
        }
        for (String name : TextClasses.of(Constants.of(onNames, fillings).languages, List.of(), steps)) {
            valuesByName.computeIfAbsent(name, unnamed -> new LinkedHashSet<>(List.of("x")));
        }
        List<TextLanguage> pairs = new ArrayList<>(Constants.of(onPairs, fillings).languages);
        pairs.add(PAIR);
        for (String pair : TextClasses.of(pairs, List.of("x&x"), steps)) {
            int cut = pair.indexOf('&');
            if (cut > 0) {
                valuesByName
                        .computeIfAbsent(pair.substring(0, cut), name -> new LinkedHashSet<>())
                        .add(pair.substring(cut + 1));
            }
        }
        return sets(family, valuesByName, steps);
    }

    private static List<FactValue> sets(Fact family, Map<String, Set<String>> valuesByName, Steps steps)
            throws LimitReached {
        List<Map<String, String>> sets = new ArrayList<>();
        sets.add(Map.of());
        for (Map.Entry<String, Set<String>> tag : valuesByName.entrySet()) {
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> set : sets) {
                for (String value : tag.getValue()) {
                    Map<String, String> larger = new LinkedHashMap<>(set);
                    larger.put(tag.getKey(), value);
                    more.add(larger);
                }
            }
            sets.addAll(more);
            steps.take(more.size(), "sets of tags were listed");
            if (sets.size() > SETS_MAX) {
                throw new LimitReached(
                        "the conditions on " + family.label() + " tell more than " + SETS_MAX + " sets of tags apart");
            }
        }
        return sets.stream()
                .map(set -> set.isEmpty() ? new FactValue.Absent() : (FactValue) new FactValue.Tags(family, set))
                .toList();
    }
}
