package org.entrepot.access.policy.analysis;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entrepot.access.policy.ArnPattern;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Pattern.Part;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.ValueTest;

/** The variables in the patterns of rules: the facts that tie two dimensions together. */
final class Variables {
    private Variables() {}

    static Set<FactKey> of(Pattern pattern) {
        Set<FactKey> keys = new LinkedHashSet<>();
        for (Part part : pattern.parts()) {
            if (part instanceof Part.Variable variable) {
                keys.add(variable.variable().key());
            }
        }
        return keys;
    }

    static Set<FactKey> of(Atom atom) {
        return of(patterns(atom).stream());
    }

    static Set<FactKey> of(Rule rule) {
        return of(patterns(rule));
    }

    static Set<FactKey> of(List<Pattern> patterns) {
        return of(patterns.stream());
    }

    private static Set<FactKey> of(Stream<Pattern> patterns) {
        Set<FactKey> keys = new LinkedHashSet<>();
        patterns.filter(Pattern::hasVariables).forEach(pattern -> keys.addAll(of(pattern)));
        return keys;
    }

    /** Every pattern of a rule, in its resources and its conditions. */
    static Stream<Pattern> patterns(Rule rule) {
        return Stream.concat(
                rule.where().patterns().stream(), rule.when().stream().flatMap(atom -> patterns(atom).stream()));
    }

    private static List<Pattern> patterns(Atom atom) {
        return switch (atom.test()) {
            case ValueTest.SameText same -> same.values();
            case ValueTest.SameTextIgnoringCase same -> same.values();
            case ValueTest.Like like -> like.values();
            case ValueTest.ArnLike like ->
                like.values().stream().map(ArnPattern::whole).toList();
            case ValueTest.Numeric numeric -> List.of();
            case ValueTest.Date date -> List.of();
            case ValueTest.Bool bool -> List.of();
            case ValueTest.Binary binary -> List.of();
            case ValueTest.InBlock in -> List.of();
            case ValueTest.IsAbsent absent -> List.of();
        };
    }

    /**
     * Texts that a variable may have to be for two patterns to meet: the words between slashes and other separators in the
     * literals of all patterns. Empty when no rule has a variable.
     */
    static Set<String> words(List<Rule> rules) {
        Set<String> words = new TreeSet<>();
        if (rules.stream().allMatch(rule -> of(rule).isEmpty())) {
            return words;
        }
        rules.stream().flatMap(Variables::patterns).forEach(pattern -> {
            for (Part part : pattern.parts()) {
                if (part instanceof Part.Literal literal) {
                    words.addAll(List.of(literal.text().split("[/:,;&= ]")));
                }
            }
        });
        words.remove("");
        return words;
    }
}
