package org.entrepot.access.cors;

import java.util.List;

/**
 * What one rule says to one request, dimension by dimension ({@code cors.md} section 4.2).
 *
 * @param index zero-based place of the rule
 * @param origin outcome of the origin
 * @param method outcome of the method
 * @param headers outcome of each requested header name, in asked order
 */
public record RuleOutcome(int index, PatternOutcome origin, PatternOutcome method, List<PatternOutcome> headers) {
    public RuleOutcome {
        headers = List.copyOf(headers);
    }

    /** Whether every requested header name is covered; true when none is requested. */
    private boolean headersPassed() {
        return headers.stream().allMatch(PatternOutcome::passed);
    }

    /** Whether all three dimensions hold. */
    public boolean matches() {
        return dimensionsPassed() == 3;
    }

    /** How many of the three dimensions hold, 0 to 3. */
    public int dimensionsPassed() {
        return (origin.passed() ? 1 : 0) + (method.passed() ? 1 : 0) + (headersPassed() ? 1 : 0);
    }
}
