package org.entrepot.access.policy;

import java.util.List;
import java.util.Set;
import org.entrepot.access.Dialect;

/**
 * A permission policy as understood: the algebra of {@code policy.md} section 2.
 *
 * @param dialect the dialect it was written in
 * @param rules in the order written; one statement gives one rule or, where it means different things for different
 *     operations, several rules with the same index
 * @param source the text it was read from, in which explanations find the places of its parts; empty when there is none
 */
public record Policy(Dialect dialect, List<Rule> rules, String source) {
    public Policy {
        rules = List.copyOf(rules);
    }

    /** A policy that no text stands behind. */
    public Policy(Dialect dialect, List<Rule> rules) {
        this(dialect, rules, "");
    }

    /** The same policy without some of its statements, told by their index. */
    public Policy without(Set<Integer> statements) {
        return new Policy(
                dialect,
                rules.stream()
                        .filter(rule -> !statements.contains(rule.index()))
                        .toList(),
                source);
    }

    /** How the rules combine. */
    public Combiner combiner() {
        return Combiner.of(dialect);
    }
}
