package org.entrepot.access.policy;

import java.util.List;
import java.util.Optional;

/**
 * A pattern over ARNs: each of the six parts between colons is matched by itself, so that a star never crosses a colon
 * of the first five. A lone star matches every text.
 */
public record ArnPattern(Pattern whole, List<Pattern> parts) {
    private static final int PARTS = 6;

    public ArnPattern {
        parts = List.copyOf(parts);
    }

    /** The ARN pattern of a text; empty when it has fewer than six parts. */
    public static Optional<ArnPattern> of(Pattern whole) {
        if (whole.toString().equals("*")) {
            return Optional.of(new ArnPattern(whole, List.of(whole)));
        }
        List<Pattern> parts = whole.split(':', PARTS);
        return parts.size() == PARTS ? Optional.of(new ArnPattern(whole, parts)) : Optional.empty();
    }

    boolean matches(String arn, Question question) {
        if (parts.size() == 1) {
            return true;
        }
        String[] pieces = arn.split(":", PARTS);
        if (pieces.length != PARTS) {
            return false;
        }
        for (int i = 0; i < PARTS; i++) {
            if (!parts.get(i).matches(pieces[i], question)) {
                return false;
            }
        }
        return true;
    }
}
