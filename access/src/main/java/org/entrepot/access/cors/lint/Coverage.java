package org.entrepot.access.cors.lint;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsRule;

/**
 * What one rule accepts, made ready to be compared with other rules ({@code cors.md} section 9.5, shadowing test).
 */
final class Coverage {
    private final Patterns origins;
    private final Patterns headers;
    private final Set<String> methods;
    private final Set<String> exposed;

    Coverage(CorsRule rule) {
        origins = new Patterns(rule.origins());
        headers = new Patterns(lowerCase(rule.headers() == null ? List.of() : rule.headers()));
        methods = Set.copyOf(CorsMethods.spelledOut(rule.methods()));
        exposed = Set.copyOf(lowerCase(rule.exposeHeaders() == null ? List.of() : rule.exposeHeaders()));
    }

    /** Whether every actual request that the other rule accepts is accepted here: origins and methods. */
    boolean coversActualRequestsOf(Coverage other) {
        return methods.containsAll(other.methods) && origins.cover(other.origins);
    }

    /** Whether every allowed header of the other rule is allowed here. */
    boolean coversHeadersOf(Coverage other) {
        return headers.cover(other.headers);
    }

    /** Whether a header of any name this pattern stands for is allowed; in lower case. */
    boolean allowsHeader(String pattern) {
        return headers.cover(pattern);
    }

    /** Whether scripts may read an answer header; in lower case. */
    boolean exposes(String name) {
        return exposed.contains(name) || exposed.contains(CorsPattern.ANY);
    }

    /** The exposed headers of the other rule that this one does not expose, in lower case. */
    List<String> hiddenOf(Coverage other) {
        return other.exposed.stream().filter(name -> !exposes(name)).sorted().toList();
    }

    private static List<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }

    /** Patterns with at most one asterisk each, the exact ones apart so that they are found at once. */
    private static final class Patterns {
        private final List<String> all;
        private final Set<String> written;
        private final List<String> wild;

        Patterns(List<String> patterns) {
            all = patterns;
            written = new HashSet<>(patterns);
            wild = patterns.stream()
                    .filter(pattern -> pattern.indexOf('*') >= 0)
                    .toList();
        }

        boolean cover(Patterns others) {
            return written.contains(CorsPattern.ANY) || others.all.stream().allMatch(this::cover);
        }

        boolean cover(String other) {
            return written.contains(other) || wild.stream().anyMatch(pattern -> covers(pattern, other));
        }
    }

    /** Whether a pattern with an asterisk matches all that the other text, with or without one, matches. */
    static boolean covers(String pattern, String other) {
        int asterisk = pattern.indexOf('*');
        String head = pattern.substring(0, asterisk);
        String tail = pattern.substring(asterisk + 1);
        int within = other.indexOf('*');
        String front = within < 0 ? other : other.substring(0, within);
        String back = within < 0 ? other : other.substring(within + 1);
        return front.startsWith(head)
                && back.endsWith(tail)
                && (within >= 0 || other.length() >= head.length() + tail.length());
    }
}
