package org.entrepot.access.policy;

import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * The tests of enforcement one by one, for the analysis: whether a single part of a rule holds for a question. What
 * {@link CompiledPolicy} decides is made of exactly these.
 */
public final class RuleParts {
    private RuleParts() {}

    /** True when the callers of a rule include this one. */
    public static boolean covers(Who who, Question question) {
        return WhoTest.covers(who, question);
    }

    /** True when an atom that names somebody covers the caller: COS's named rules. */
    public static boolean names(Who who, Question question) {
        return WhoTest.names(who, question);
    }

    /** True when the resources of a rule include what is asked for. */
    public static boolean reaches(Where where, Question question) {
        return RuleTest.reaches(where, question);
    }

    /** True when a condition holds. */
    public static boolean holds(Atom atom, Question question) {
        return AtomTest.holds(atom, question);
    }

    /** The pattern with its variables filled in, literally; empty when one has no value, so that nothing matches. */
    public static Optional<Pattern> filledIn(Pattern pattern, Question question) {
        return Optional.ofNullable(pattern.filledIn(question));
    }

    /** The values of a fact for a question; null when it is absent. */
    public static @Nullable List<String> values(FactKey key, Question question) {
        return FactValues.of(key, question);
    }

    /** What the caller itself says about a fact; null when it says nothing. */
    public static @Nullable String ofCaller(Caller caller, Fact fact) {
        return CallerFacts.of(caller, fact);
    }

    /** The second operation that must be allowed too; null for most ({@code policy.md} section 5). */
    public static @Nullable Operation companion(Dialect dialect, Operation operation) {
        return CompiledPolicy.companion(dialect, operation);
    }
}
