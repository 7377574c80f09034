package org.entrepot.access.lint;

/**
 * A piece of a text and what to write in its place.
 *
 * @param start offset of the first UTF-16 unit that goes, counted from 0
 * @param end offset behind the last; equal to {@code start} where something is only put in
 * @param replacement what to write there; may be empty
 */
public record Edit(int start, int end, String replacement) {
    public Edit {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("an edit ends where it starts or behind: " + start + ", " + end);
        }
    }

    /** Puts a text in without taking anything away. */
    public static Edit insert(int at, String text) {
        return new Edit(at, at, text);
    }

    /** True when both change the same characters, or one puts something in where the other takes away. */
    boolean conflictsWith(Edit other) {
        return start < other.end && other.start < end;
    }
}
