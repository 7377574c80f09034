package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.Operation;

/** Tries one rule after the other: the definition that {@link RuleIndex} is held to, and quickest for few rules. */
final class RuleWalk implements RuleSearch {
    private final Rule[] rules;

    /** A walk over rules in order of {@link Precedence}. */
    RuleWalk(List<Rule> rules) {
        this.rules = rules.toArray(Rule[]::new);
    }

    @Override
    public int first(Operation operation, Question question, RuleTest.Pass pass) {
        int place = 0;
        while (place < rules.length && !RuleTest.matches(rules[place], operation, question, pass)) {
            place++;
        }
        return place;
    }
}
