package org.entrepot.access.cors.analysis;

import java.util.List;

/**
 * Origins that one configuration lets in and the other does not.
 *
 * @param pattern as the rule that lets them in writes it
 * @param example one of these origins
 * @param methods that such a page may use, in the order of {@code CorsMethods.ALL}; one or more
 */
public record OriginReach(String pattern, String example, List<String> methods) {
    public OriginReach {
        methods = List.copyOf(methods);
    }

    /** In words, such as {@code `https://*.example.com`: GET, PUT (for example https://a.example.com)}. */
    public String text() {
        return "`" + pattern + "`: " + String.join(", ", methods)
                + (pattern.equals(example) ? "" : " (for example " + example + ")");
    }
}
