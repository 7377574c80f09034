package org.entrepot.access.policy.explain;

import java.util.List;
import java.util.stream.Collectors;

/** Lists in sentences: a few of their values, and how many more there are. */
final class Words {
    /** Values shown before the rest is counted. */
    private static final int SHOWN_MAX = 3;

    private Words() {}

    /** Such as {@code `a`, `b` or `c`}, in quotes. */
    static String either(List<String> values) {
        return joined(values.stream().map(Words::quoted).toList(), " or ");
    }

    /** As {@link #either}, without quotes: for what is words already. */
    static String eitherOf(List<String> words) {
        return joined(words, " or ");
    }

    /** Such as {@code `a`, `b` and `c`}, in quotes. */
    static String all(List<String> values) {
        return joined(values.stream().map(Words::quoted).toList(), " and ");
    }

    /** As {@link #all}, without quotes. */
    static String allOf(List<String> words) {
        return joined(words, " and ");
    }

    static String quoted(String value) {
        return "`" + value + "`";
    }

    private static String joined(List<String> values, String last) {
        if (values.size() > SHOWN_MAX) {
            return values.stream().limit(SHOWN_MAX).collect(Collectors.joining(", ")) + last
                    + (values.size() - SHOWN_MAX) + " more";
        }
        return values.size() < 2
                ? String.join("", values)
                : String.join(", ", values.subList(0, values.size() - 1)) + last + values.getLast();
    }
}
