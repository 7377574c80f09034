package org.entrepot.access.policy.notation;

import java.util.List;
import org.entrepot.access.policy.Policy;

/** What reading a policy document gave. */
public sealed interface PolicyReading {
    /**
     * The document may be stored.
     *
     * @param warnings what the writer should know: principals that do not exist, statements that bind fewer callers than
     *     they seem to
     */
    record Stored(Policy policy, List<PolicyWarning> warnings) implements PolicyReading {
        public Stored {
            warnings = List.copyOf(warnings);
        }
    }

    /** The document is refused. */
    record Refused(PolicyProblem problem) implements PolicyReading {}
}
