package org.entrepot.access.policy;

import org.jspecify.annotations.Nullable;

/**
 * Reads what patterns are matched with: one text, or a bucket and a key with a slash between them that need not be written
 * down as one text for it. Where there is no key, the text is all.
 */
final class Subject {
    /** Stands between bucket and key. */
    static final char SEPARATOR = '/';

    private Subject() {}

    static int length(String text, @Nullable String key) {
        return key == null ? text.length() : text.length() + 1 + key.length();
    }

    static char charAt(String text, @Nullable String key, int at) {
        int length = text.length();
        if (at < length || key == null) {
            return text.charAt(at);
        }
        return at == length ? SEPARATOR : key.charAt(at - length - 1);
    }

    /** True when the literal stands at this place; it may run over the separator. */
    static boolean startsWith(String text, @Nullable String key, String literal, int at) {
        int inKey = at - text.length() - 1;
        if (key != null && inKey >= 0) {
            return key.startsWith(literal, inKey);
        }
        if (key == null || at + literal.length() <= text.length()) {
            return text.startsWith(literal, at);
        }
        int inText = text.length() - at;
        return text.regionMatches(at, literal, 0, inText)
                && literal.charAt(inText) == SEPARATOR
                && key.regionMatches(0, literal, inText + 1, literal.length() - inText - 1);
    }
}
