package org.entrepot.access.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question, with everything that led to it. Enforcement reads {@link #allowed}; explanations
 * ({@code org.entrepot.access.policy.explain}) read the rest of the same value.
 *
 * @param step of {@code policy.md} section 8 that decided, 3 to 10
 * @param policyResult what the bucket policy alone said
 * @param bucket what the bucket brought to the decision; null for what no bucket governs
 * @param object what the object brought to it; null when there was none
 */
public record Decision(
        Question question,
        boolean allowed,
        int step,
        Reason reason,
        PolicyResult policyResult,
        @Nullable BucketRules bucket,
        @Nullable ObjectRules object) {
    /** At most this many near misses are told ({@code policy.md} section 8). */
    public static final int NEAREST_MAX = 5;

    /** The bucket policy; null when there was none. */
    public @Nullable CompiledPolicy policy() {
        return bucket == null ? null : bucket.policy();
    }

    /** What became of every statement of the bucket policy, worked out when asked for. */
    public List<StatementOutcome> outcomes() {
        CompiledPolicy policy = policy();
        return policy == null ? List.of() : policy.outcomes(question);
    }

    /** The rule that decided, when the bucket policy did. */
    public Optional<Rule> decidingRule() {
        return reason instanceof Reason.PolicyRule rule ? Optional.of(rule.rule()) : Optional.empty();
    }
}
