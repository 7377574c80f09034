package org.entrepot.access.policy;

import java.util.Comparator;
import java.util.List;

/** In which order the conditions of a rule are tested: what is dearest to know comes last ({@code policy.md} section 10). */
final class AtomOrder {
    private AtomOrder() {}

    /** The same rule with its conditions in that order; the rule itself when they are in it. */
    static Rule cheapestFirst(Rule rule) {
        List<Atom> sorted = rule.when().stream()
                .sorted(Comparator.comparingInt(AtomOrder::cost))
                .toList();
        return sorted.equals(rule.when()) ? rule : rule.when(sorted);
    }

    /** A rank: existing tags of an object may have to be looked up, the rest costs more or less reading. */
    private static int cost(Atom atom) {
        if (atom.key().fact() == Fact.TAG_EXISTING) {
            return 3;
        }
        return switch (atom.test()) {
            case ValueTest.IsAbsent absent -> 0;
            case ValueTest.Bool bool -> 0;
            case ValueTest.SameText same -> 1;
            case ValueTest.SameTextIgnoringCase same -> 1;
            case ValueTest.Like like -> 1;
            case ValueTest.InBlock in -> 1;
            case ValueTest.ArnLike like -> 2;
            case ValueTest.Numeric number -> 2;
            case ValueTest.Date date -> 2;
            case ValueTest.Binary binary -> 2;
        };
    }
}
