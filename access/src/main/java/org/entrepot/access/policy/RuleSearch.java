package org.entrepot.access.policy;

import org.entrepot.access.Operation;

/**
 * Finds the rule that decides among rules in order of {@link Precedence}, where the first one that matches does. Immutable;
 * a search leaves nothing for the collector.
 */
sealed interface RuleSearch permits RuleWalk, RuleIndex {
    /** The place of the first rule that matches; the number of rules when none does. */
    int first(Operation operation, Question question, RuleTest.Pass pass);
}
