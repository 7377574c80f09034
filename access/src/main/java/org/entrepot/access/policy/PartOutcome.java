package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What became of one part of a statement when a question was asked ({@code policy.md} section 8). */
public sealed interface PartOutcome {
    /** Whether this part let the request through. */
    boolean matched();

    /**
     * The operations.
     *
     * @param wanted the action names as written
     * @param asked the operation of the request
     */
    record Operations(boolean matched, List<String> wanted, Operation asked) implements PartOutcome {
        public Operations {
            wanted = List.copyOf(wanted);
        }
    }

    /**
     * The principals.
     *
     * @param covering the first of them that covers the caller, which lets it in or, in a complement, keeps it out; null
     *     when none does
     */
    record Callers(boolean matched, Who wanted, @Nullable WhoAtom covering, Caller asked) implements PartOutcome {}

    /**
     * The resources.
     *
     * @param covering the first pattern that covers the resource, which lets it in or, in a complement, keeps it out; null
     *     when none does
     * @param asked {@code bucket} or {@code bucket/key}
     */
    record Resources(
            boolean matched, Where wanted, @Nullable Pattern covering, String asked) implements PartOutcome {}

    /**
     * One condition.
     *
     * @param got the request's values of the key; null when it has none: the key is missing
     */
    record Condition(boolean matched, Atom wanted, @Nullable List<String> got) implements PartOutcome {
        public Condition {
            got = got == null ? null : List.copyOf(got);
        }
    }

    /** The word for the part in reason records: {@code op}, {@code who}, {@code where} or {@code atom}. */
    default String label() {
        return switch (this) {
            case Operations operations -> "op";
            case Callers callers -> "who";
            case Resources resources -> "where";
            case Condition condition -> "atom";
        };
    }
}
