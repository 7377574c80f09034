package org.entrepot.access.policy;

import java.util.List;
import java.util.Optional;

/**
 * What became of one statement when a question was asked.
 *
 * @param rule the statement
 * @param failures everything about it that did not match, in the order in which it is tested; empty when it matched
 */
public record StatementOutcome(Rule rule, List<Failure> failures) {
    /** What of a statement is tested. */
    public enum Stage {
        OP("op"),
        WHO("who"),
        WHERE("where"),
        ATOM("atom");

        private final String label;

        Stage(String label) {
            this.label = label;
        }

        /** The word used in reason records. */
        public String label() {
            return label;
        }
    }

    /**
     * One thing that did not match.
     *
     * @param key the condition key as written; empty at the other stages
     * @param wanted what the statement asks for; for conditions the operator and its values
     * @param got what the request had; {@code absent} for a condition key that it lacked
     */
    public record Failure(Stage at, String key, String wanted, String got) {}

    public StatementOutcome {
        failures = List.copyOf(failures);
    }

    /** True when everything matched. */
    public boolean matched() {
        return failures.isEmpty();
    }

    /** The first thing that did not match. */
    public Optional<Failure> firstFailure() {
        return failures.isEmpty() ? Optional.empty() : Optional.of(failures.getFirst());
    }
}
