package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.Dialect;

/**
 * A permission policy as understood: the algebra of {@code policy.md} section 2. The source text is kept elsewhere.
 *
 * @param dialect the dialect it was written in
 * @param rules in the order written; one statement gives one rule or, where it means different things for different
 *     operations, several rules with the same index
 */
public record Policy(Dialect dialect, List<Rule> rules) {
    public Policy {
        rules = List.copyOf(rules);
    }

    /** How the rules combine. */
    public Combiner combiner() {
        return Combiner.of(dialect);
    }
}
