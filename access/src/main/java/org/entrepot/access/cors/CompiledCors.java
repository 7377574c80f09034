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
        int methodBit = CorsMethods.bit(asked.method());
        long[] naming = index.naming(asked.origin());
        for (int i = index.next(0, naming); i != OriginIndex.NONE; i = index.next(i + 1, naming)) {
            if (rules[i].matchesMethod(methodBit)
                    && index.covers(i, asked.origin(), naming)
                    && rules[i].matchesHeaders(asked.headers())) {
                return i;
            }
        }
        return -1;
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
     * Which dimension failed when no rule matches ({@code cors.md} section 9.1), with the names refused by the rule that
     * refuses the fewest.
     */
    Miss miss(CorsAsked asked) {
        int methodBit = CorsMethods.bit(asked.method());
        CorsReason reason = CorsReason.ORIGIN;
        List<String> fewest = List.of();
        long[] naming = index.naming(asked.origin());
        for (int i = index.next(0, naming); i != OriginIndex.NONE; i = index.next(i + 1, naming)) {
            if (!index.covers(i, asked.origin(), naming)) {
                continue;
            }
            CompiledRule rule = rules[i];
            if (reason == CorsReason.ORIGIN) {
                reason = CorsReason.METHOD;
            }
            if (rule.matchesMethod(methodBit)) {
                List<String> refused = rule.refusedHeaders(asked.headers());
                if (reason == CorsReason.METHOD || refused.size() < fewest.size()) {
                    fewest = refused;
                }
                reason = CorsReason.HEADERS;
            }
        }
        return new Miss(reason, fewest);
    }

    CompiledRule rule(int index) {
        return rules[index];
    }

    /**
     * Why no rule matches.
     *
     * @param offending the refused header names when the reason is the headers, else empty
     */
    record Miss(CorsReason reason, List<String> offending) {}
}
