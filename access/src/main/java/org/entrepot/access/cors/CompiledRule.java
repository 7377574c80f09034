package org.entrepot.access.cors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.jspecify.annotations.Nullable;

/** One rule made ready for comparing and answering; derived from the rule as written, which it keeps. */
final class CompiledRule {
    private final int index;
    private final CorsRule rule;
    private final CorsPattern[] origins;
    /** Those of the origins that have an asterisk. */
    private final CorsPattern[] wildOrigins;

    private final CorsPattern[] headers;
    /** {@link #matchesHeader}, made once and not for every request. */
    private final HeaderNames.Test matchesHeader = this::matchesHeader;

    private final int methodBits;
    private final boolean anyOrigin;
    private final boolean anyHeader;
    private final Joined methods;
    private final @Nullable Joined exposed;
    private final @Nullable String maxAge;

    CompiledRule(int index, CorsRule rule) {
        this.index = index;
        this.rule = rule;
        List<String> allowedHeaders = rule.headers() == null ? List.of() : rule.headers();
        origins = rule.origins().stream().map(CorsPattern::of).toArray(CorsPattern[]::new);
        wildOrigins = Stream.of(origins).filter(pattern -> !pattern.isExact()).toArray(CorsPattern[]::new);
        headers = allowedHeaders.stream().map(CorsPattern::ofHeader).toArray(CorsPattern[]::new);
        methods = Joined.of(CorsMethods.spelledOut(rule.methods()));
        List<String> names = rule.exposeHeaders();
        exposed = names == null || names.isEmpty() ? null : Joined.of(names);
        methodBits = CorsMethods.bits(rule.methods());
        anyOrigin = rule.origins().contains(CorsPattern.ANY);
        anyHeader = allowedHeaders.contains(CorsPattern.ANY);
        Integer age = rule.maxAgeSeconds();
        maxAge = age == null || age < 0 ? null : Integer.toString(age);
    }

    boolean matchesMethod(int methodBit) {
        return (methodBits & methodBit) != 0;
    }

    /** Whether a pattern with an asterisk covers the origin. */
    boolean coversByAsterisk(String origin) {
        return anyOrigin || find(wildOrigins, origin) != null;
    }

    /** What every origin ends with that a pattern with an asterisk covers; null when the rule has no such pattern. */
    @Nullable
    String commonEnd() {
        String end = null;
        for (CorsPattern pattern : wildOrigins) {
            end = end == null ? pattern.tail() : commonEnd(end, pattern.tail());
        }
        return end;
    }

    private static String commonEnd(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
            length++;
        }
        return one.substring(one.length() - length);
    }

    /** The asked names that no allowed header covers. */
    List<String> refusedHeaders(List<String> names) {
        List<String> refused = new ArrayList<>();
        for (String name : names) {
            if (!matchesHeader(name, 0, name.length())) {
                refused.add(name);
            }
        }
        return refused;
    }

    /** What each dimension of this rule says, the patterns included. */
    RuleOutcome outcome(CorsAsked asked) {
        CorsPattern origin = find(origins, asked.origin());
        boolean methodMatches = matchesMethod(CorsMethods.bit(asked.method()));
        List<PatternOutcome> names = new ArrayList<>();
        for (String name : asked.headers()) {
            names.add(outcome(name, find(headers, name), headers));
        }
        return new RuleOutcome(
                index, outcome(asked.origin(), origin, origins), methodOutcome(asked.method(), methodMatches), names);
    }

    private PatternOutcome methodOutcome(String method, boolean matches) {
        if (!matches) {
            return new PatternOutcome(method, false, null);
        }
        return new PatternOutcome(method, true, rule.methods().contains(method) ? method : CorsMethods.ANY);
    }

    private static PatternOutcome outcome(String asked, @Nullable CorsPattern found, CorsPattern[] patterns) {
        CorsPattern shown = found == null ? ClosestPattern.of(asked, patterns) : found;
        return new PatternOutcome(asked, found != null, shown == null ? null : shown.text());
    }

    /** How many of the names in header lines no allowed header covers. */
    int headersRefused(List<String> lines) {
        return anyHeader ? 0 : HeaderNames.failing(lines, matchesHeader);
    }

    private boolean matchesHeader(String line, int start, int end) {
        for (CorsPattern header : headers) {
            if (header.matchesIgnoringCase(line, start, end)) {
                return true;
            }
        }
        return anyHeader;
    }

    private static @Nullable CorsPattern find(CorsPattern[] patterns, String value) {
        for (CorsPattern pattern : patterns) {
            if (pattern.matches(value)) {
                return pattern;
            }
        }
        return null;
    }

    /** The origins, in order. */
    CorsPattern[] origins() {
        return origins;
    }

    /** Whether the rule lists a bare asterisk among its origins. */
    boolean anyOrigin() {
        return anyOrigin;
    }

    /** Whether the rule lists a bare asterisk among its headers. */
    boolean anyHeader() {
        return anyHeader;
    }

    /** The methods as written, an asterisk spelled out. */
    Joined methods() {
        return methods;
    }

    /** The exposed headers as written; null when there are none. */
    @Nullable
    Joined exposed() {
        return exposed;
    }

    /** The allowed headers in lower case, in order. */
    CorsPattern[] headers() {
        return headers;
    }

    /** The age to send; null when the rule has none or a negative one. */
    @Nullable
    String maxAge() {
        return maxAge;
    }

    /**
     * A list ready to be sent, joined once and not on every answer.
     *
     * @param tight joined by commas, as COS and QingStor do
     * @param spaced joined by comma and blank, as the others do
     */
    record Joined(String tight, String spaced) {
        static Joined of(List<String> list) {
            return new Joined(String.join(",", list), String.join(", ", list));
        }

        String text(Dialect dialect) {
            return isTight(dialect) ? tight : spaced;
        }

        /** Whether a dialect's lists have no blanks, as in its published samples. */
        static boolean isTight(Dialect dialect) {
            return dialect == Dialect.COS || dialect == Dialect.QINGSTOR;
        }
    }
}
