package org.entrepot.access.policy.lint;

import java.util.List;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.SourceText;

/**
 * Patterns for a whole Referer, which is a scheme, a host and a path: at the least the slash that every browser puts
 * behind the host ({@code policy.md} section 3.4).
 */
final class RefererPattern {
    private static final List<String> SCHEMES = List.of("http://", "https://");
    private static final String SEPARATOR = "://";
    private static final char ANY = '*';

    private RefererPattern() {}

    /** Whether the pattern can be meant for a whole value: it may begin with a scheme, and something may follow the host. */
    static boolean canMatch(String pattern) {
        return beginsWell(pattern) && endsWell(pattern);
    }

    private static boolean beginsWell(String pattern) {
        int asterisk = pattern.indexOf(ANY);
        String head = asterisk < 0 ? pattern : pattern.substring(0, asterisk);
        return SCHEMES.stream().anyMatch(scheme -> head.startsWith(scheme) || asterisk >= 0 && scheme.startsWith(head));
    }

    private static boolean endsWell(String pattern) {
        int separator = pattern.indexOf(SEPARATOR);
        String behindScheme = separator < 0 ? pattern : pattern.substring(separator + SEPARATOR.length());
        return pattern.endsWith(String.valueOf(ANY)) || behindScheme.indexOf('/') >= 0;
    }

    /** Adds what the pattern lacks at either end. */
    static List<Edit> edits(SourceText source, String pointer, String pattern) {
        String begun = beginsWell(pattern) ? pattern : ANY + SEPARATOR + pattern;
        String whole = endsWell(begun) ? begun : begun + "/*";
        return pattern.isEmpty() || !canMatch(whole)
                ? List.of()
                : source
                        .find(pointer)
                        .map(node -> new Edit(
                                node.contentStart(),
                                node.contentEnd(),
                                new JsonWriter().value(whole).toString()))
                        .stream()
                        .toList();
    }
}
