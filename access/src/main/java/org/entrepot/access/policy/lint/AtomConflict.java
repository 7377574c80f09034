package org.entrepot.access.policy.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.policy.AddressBlock;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.FactKey;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.ValueTest;
import org.entrepot.access.text.Shown;

/** Two conditions on one key of which a request can meet at most one. */
final class AtomConflict {
    /** Keys of which a request may have several values, so that one may fit this condition and another that one. */
    private static final Set<Fact> SEVERAL = Set.of(Fact.TAG_REQUEST_KEYS);

    private AtomConflict() {}

    /** Why no request meets both; empty when some may. */
    static Optional<String> between(Atom one, Atom other) {
        boolean sameKey = one.key().equals(other.key());
        if (!sameKey
                || one.key().form() == FactKey.Form.TAG_PAIRS
                || SEVERAL.contains(one.key().fact())) {
            return Optional.empty();
        }
        return conflict(one, other) || conflict(other, one)
                ? Optional.of("what `" + one.operator() + "` and `" + other.operator() + "` ask of `"
                        + Shown.of(one.spelling()) + "` excludes each other")
                : Optional.empty();
    }

    private static boolean conflict(Atom one, Atom other) {
        if (one.test() instanceof ValueTest.IsAbsent absent) {
            // Where an empty value counts as absent, the other condition may take just that.
            return !absent.emptyIsAbsent() && absent.values().equals(Set.of(true)) && ReachChecks.needsValue(other);
        }
        boolean ofOneValue = one.quantifier() == Atom.Quantifier.NONE && other.quantifier() == Atom.Quantifier.NONE;
        if (!ofOneValue || one.negated() || !ReachChecks.needsValue(one)) {
            return false;
        }
        return switch (one.test()) {
            case ValueTest.InBlock in ->
                other.test() instanceof ValueTest.InBlock against
                        && in.values().stream().noneMatch(block -> isOpen(block, against.values(), other.negated()));
            case ValueTest.SameText same -> excludes(same.values(), other);
            case ValueTest.Bool bool ->
                other.test() instanceof ValueTest.Bool against
                        && bool.values().stream()
                                .allMatch(value -> against.values().contains(value) == other.negated());
            case ValueTest.SameTextIgnoringCase same -> false;
            case ValueTest.Like like -> false;
            case ValueTest.Numeric number -> false;
            case ValueTest.Date date -> false;
            case ValueTest.Binary binary -> false;
            case ValueTest.ArnLike arn -> false;
            case ValueTest.IsAbsent absent -> false;
        };
    }

    /** Whether some address of the block passes the other condition. Blocks lie in one another or apart. */
    private static boolean isOpen(AddressBlock block, List<AddressBlock> against, boolean negated) {
        return negated
                ? against.stream().noneMatch(other -> other.contains(block))
                : against.stream().anyMatch(other -> other.contains(block) || block.contains(other));
    }

    private static boolean excludes(List<Pattern> values, Atom other) {
        return switch (other.test()) {
            case ValueTest.SameText same -> noneFits(values, same.values(), other.negated());
            case ValueTest.Like like -> noneFits(values, like.values(), other.negated());
            default -> false;
        };
    }

    private static boolean noneFits(List<Pattern> values, List<Pattern> against, boolean negated) {
        boolean fixed = values.stream().allMatch(value -> value.asLiteral() != null)
                && against.stream().noneMatch(Pattern::hasVariables);
        return fixed
                && values.stream()
                        .map(Pattern::asLiteral)
                        .noneMatch(text ->
                                text != null && against.stream().anyMatch(pattern -> pattern.matches(text)) != negated);
    }
}
