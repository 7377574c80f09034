package org.entrepot.access.cors;

import java.util.Locale;

/**
 * An origin or header name in which one asterisk stands for zero or more characters of any kind ({@code cors.md} section
 * 4.2). Head and tail are compared; there is no regular expression, so no pattern can be slow.
 */
public final class CorsPattern {
    /** The pattern that matches everything. */
    public static final String ANY = "*";

    private final String text;
    private final String head;
    private final String tail;
    private final boolean exact;
    private final int shortest;
    private final char last;

    private CorsPattern(String text) {
        this.text = text;
        int asterisk = text.indexOf('*');
        exact = asterisk < 0;
        head = exact ? text : text.substring(0, asterisk);
        tail = exact ? "" : text.substring(asterisk + 1);
        shortest = head.length() + tail.length();
        last = tail.isEmpty() ? 0 : tail.charAt(tail.length() - 1);
    }

    /** The pattern, letter case kept. Only the first asterisk is one; documents with two are refused on the way in. */
    public static CorsPattern of(String text) {
        return new CorsPattern(text);
    }

    /** The pattern in lower case, for header names, which are compared in lower case. */
    public static CorsPattern ofHeader(String text) {
        return new CorsPattern(text.toLowerCase(Locale.ROOT));
    }

    /** The text the pattern was made of, in lower case where {@link #ofHeader} made it. */
    public String text() {
        return text;
    }

    /** What stands behind the asterisk; empty where there is none. */
    String tail() {
        return tail;
    }

    /** True when the pattern has no asterisk. */
    public boolean isExact() {
        return exact;
    }

    /** Whether the value is covered, letter for letter. Head and tail may not share characters of the value. */
    public boolean matches(String value) {
        if (exact) {
            return value.equals(head);
        }
        int length = value.length();
        // Most patterns of a long list differ in their last character already, which is cheap to see.
        return length >= shortest
                && (tail.isEmpty() || value.charAt(length - 1) == last)
                && value.endsWith(tail)
                && value.startsWith(head);
    }

    /** Whether a part of a text is covered, whatever its letter case. */
    boolean matchesIgnoringCase(String line, int start, int end) {
        int length = end - start;
        return (exact ? length == shortest : length >= shortest)
                && line.regionMatches(true, start, head, 0, head.length())
                && line.regionMatches(true, end - tail.length(), tail, 0, tail.length());
    }

    /** True for a text with more than one asterisk, which no notation allows ({@code cors.md} section 3.2). */
    public static boolean hasTwoAsterisks(String text) {
        return text.indexOf('*') != text.lastIndexOf('*');
    }

    @Override
    public String toString() {
        return text;
    }
}
