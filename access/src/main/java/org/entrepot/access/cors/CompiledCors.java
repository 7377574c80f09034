package org.entrepot.access.cors;

import java.util.ArrayList;
import java.util.List;

/**
 * The rules of one bucket, ready for live traffic ({@code cors.md} section 4.2). Immutable; make one per revision and
 * keep it. Matching compares text only and allocates nothing.
 */
public final class CompiledCors {
    private final CorsConfiguration configuration;
    private final CompiledRule[] rules;
    private final OriginIndex index;

    private CompiledCors(CorsConfiguration configuration) {
        this.configuration = configuration;
        rules = new CompiledRule[configuration.rules().size()];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = new CompiledRule(i, configuration.rules().get(i));
        }
        index = new OriginIndex(rules);
    }

    /** Compiles a configuration; cost grows with its size, so do it once per revision. */
    public static CompiledCors compile(CorsConfiguration configuration) {
        return new CompiledCors(configuration);
    }

    /** The configuration as written. */
    public CorsConfiguration configuration() {
        return configuration;
    }

    /** The zero-based place of the first rule in which all three dimensions hold; -1 when there is none. */
    public int firstMatch(CorsAsked asked) {
        int nearest = nearest(asked.origin(), asked.method(), asked.headers());
        return isMatch(nearest) ? nearest : -1;
    }

    /** What every rule says, in order; for explanations, not for the hot path. */
    public List<RuleOutcome> outcomes(CorsAsked asked) {
        List<RuleOutcome> outcomes = new ArrayList<>(rules.length);
        for (CompiledRule rule : rules) {
            outcomes.add(rule.outcome(asked));
        }
        return List.copyOf(outcomes);
    }

    /**
     * The {@link Grade} of the rule that matches first or, where none does, misses by the least ({@code cors.md} section 9.1).
     *
     * @param headerLines header names, one or more to a line with commas between
     */
    int nearest(String origin, String method, List<String> headerLines) {
        return index.least(origin, CorsMethods.bit(method), headerLines);
    }

    /** Whether a grade is the place of a rule that matches. */
    boolean isMatch(int grade) {
        return grade < rules.length;
    }

    /** The names that the rule of a grade refuses. */
    List<String> refusedHeaders(int grade, List<String> names) {
        return rules[Grade.place(grade, rules.length)].refusedHeaders(names);
    }

    CompiledRule rule(int index) {
        return rules[index];
    }
}
