package org.entrepot.access.cors;

import java.util.List;

/**
 * How near a rule comes to a request, as one number, so that the best of many needs no object: a rule that matches has its
 * place, one that refuses headers their number times the number of rules plus its place, and those that fail before that
 * have the two greatest. Of two grades the lesser is the rule that decides or the one to name.
 */
final class Grade {
    /** No origin covers the one asked for. */
    static final int NOT_THE_ORIGIN = Integer.MAX_VALUE;

    /** The origin is covered, the method is not. */
    static final int NOT_THE_METHOD = Integer.MAX_VALUE - 1;

    private Grade() {}

    /** The grade of a rule whose origins cover the one asked for. */
    static int of(CompiledRule rule, int place, int rules, int methodBit, List<String> headerLines) {
        return rule.matchesMethod(methodBit)
                ? Math.min(rule.headersRefused(headerLines), (NOT_THE_METHOD - rules) / rules) * rules + place
                : NOT_THE_METHOD;
    }

    /** The place of the rule that has a grade below {@link #NOT_THE_METHOD}. */
    static int place(int grade, int rules) {
        return grade % rules;
    }

    /** Which dimension fails at a grade that is no match. */
    static CorsReason reason(int grade) {
        return switch (grade) {
            case NOT_THE_ORIGIN -> CorsReason.ORIGIN;
            case NOT_THE_METHOD -> CorsReason.METHOD;
            default -> CorsReason.HEADERS;
        };
    }
}
