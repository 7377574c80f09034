package org.entrepot.access.policy;

import org.jspecify.annotations.Nullable;

/**
 * Finds a literal in a subject by the search of Knuth, Morris and Pratt, which reads no character of the subject twice: a
 * literal that nearly repeats itself costs no more than any other.
 */
final class LiteralSearch {
    private final String literal;
    /** For each prefix of the literal the length of the longest text that it both begins and ends with, itself excepted. */
    private final int[] borders;

    /** A search for a literal of one character or more. */
    LiteralSearch(String literal) {
        this.literal = literal;
        this.borders = borders(literal);
    }

    /** The place behind the first occurrence at or after this place; {@link Segment#NONE} when there is none. */
    int endOfFirst(int from, String text, @Nullable String key) {
        int length = Subject.length(text, key);
        int matched = 0;
        for (int at = from; at < length; at++) {
            char character = Subject.charAt(text, key, at);
            while (matched > 0 && literal.charAt(matched) != character) {
                matched = borders[matched - 1];
            }
            if (literal.charAt(matched) == character) {
                matched++;
            }
            if (matched == borders.length) {
                return at + 1;
            }
        }
        return Segment.NONE;
    }

    private static int[] borders(String literal) {
        int[] borders = new int[literal.length()];
        int border = 0;
        for (int i = 1; i < borders.length; i++) {
            while (border > 0 && literal.charAt(i) != literal.charAt(border)) {
                border = borders[border - 1];
            }
            if (literal.charAt(i) == literal.charAt(border)) {
                border++;
            }
            borders[i] = border;
        }
        return borders;
    }
}
