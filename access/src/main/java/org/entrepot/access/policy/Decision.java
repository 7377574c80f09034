package org.entrepot.access.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question, with everything that led to it. Enforcement reads {@link #allowed}; explanations read the
 * rest of the same value.
 *
 * @param step of {@code policy.md} section 8 that decided, 3 to 10
 * @param policyResult what the bucket policy alone said
 * @param policy the bucket policy; null when there was none
 */
public record Decision(
        Question question,
        boolean allowed,
        int step,
        Reason reason,
        PolicyResult policyResult,
        @Nullable CompiledPolicy policy) {
    /** At most this many near misses are told ({@code policy.md} section 8). */
    public static final int NEAREST_MAX = 5;

    /** What became of every statement of the bucket policy, worked out when asked for. */
    public List<StatementOutcome> outcomes() {
        return policy == null ? List.of() : policy.outcomes(question);
    }

    /** The rule that decided, when the bucket policy did. */
    public Optional<Rule> decidingRule() {
        return reason instanceof Reason.PolicyRule rule ? Optional.of(rule.rule()) : Optional.empty();
    }

    /** The allow rules that failed at exactly one place, at most {@link #NEAREST_MAX}. */
    public List<StatementOutcome> nearest() {
        return outcomes().stream()
                .filter(outcome -> outcome.rule().effect() == Effect.ALLOW
                        && outcome.failures().size() == 1)
                .limit(NEAREST_MAX)
                .toList();
    }

    /** The reason record as one JSON object ({@code policy.md} section 8). */
    public String toJson() {
        return DecisionText.json(this);
    }

    /** The decision for people, about a screen. */
    public String toText() {
        return DecisionText.text(this);
    }
}
