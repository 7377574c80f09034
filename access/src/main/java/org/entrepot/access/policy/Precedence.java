package org.entrepot.access.policy;

import java.util.Comparator;
import java.util.List;

/** The order in which rules decide: the first of them that matches has the last word ({@code policy.md} section 2). */
final class Precedence {
    private Precedence() {}

    /** The rules of a policy in that order. Where a deny overrides, all denies come first; else the order is that written. */
    static List<Rule> of(Policy policy) {
        return switch (policy.combiner()) {
            case FIRST_MATCH -> policy.rules();
            case DENY_OVERRIDES, NAMED_FIRST ->
                policy.rules().stream()
                        .sorted(Comparator.comparing(rule -> rule.effect() == Effect.ALLOW))
                        .toList();
        };
    }
}
