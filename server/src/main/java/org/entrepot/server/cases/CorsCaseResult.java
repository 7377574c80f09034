package org.entrepot.server.cases;

import java.util.List;

/** What became of a case in one dialect. */
public sealed interface CorsCaseResult {
    /**
     * It was run.
     *
     * @param differences from what the case expects; empty when it passed
     */
    record Ran(String id, List<String> differences) implements CorsCaseResult {
        public Ran {
            differences = List.copyOf(differences);
        }
    }

    /** It was not run, and why. */
    record Skipped(String id, String reason) implements CorsCaseResult {}
}
