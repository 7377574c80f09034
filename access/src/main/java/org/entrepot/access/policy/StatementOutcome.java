package org.entrepot.access.policy;

import java.util.List;
import java.util.Optional;

/**
 * What became of one statement when a question was asked.
 *
 * @param rule the statement; of a statement that was read as several rules the one that came nearest
 * @param parts every part of it, in the order in which they are tested
 */
public record StatementOutcome(Rule rule, List<PartOutcome> parts) {
    public StatementOutcome {
        parts = List.copyOf(parts);
    }

    /** True when every part matched. */
    public boolean matched() {
        return parts.stream().allMatch(PartOutcome::matched);
    }

    /** The parts that did not match, in the order in which they are tested; empty when the statement matched. */
    public List<PartOutcome> failures() {
        return parts.stream().filter(part -> !part.matched()).toList();
    }

    /** The first part that did not match. */
    public Optional<PartOutcome> firstFailure() {
        return parts.stream().filter(part -> !part.matched()).findFirst();
    }

    /** The outcome of the two rules of one statement that came nearer; this one on a tie. */
    StatementOutcome nearer(StatementOutcome other) {
        return other.failures().size() < failures().size() ? other : this;
    }
}
