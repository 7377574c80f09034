package org.entrepot.access.text;

/**
 * Where something stands in a text: line and column, both counted from 1. Columns count UTF-16 units.
 *
 * @param line 1 or more
 * @param column 1 or more
 */
public record Position(int line, int column) {
    /** The first character of a text. */
    public static final Position START = new Position(1, 1);

    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("line and column count from 1: " + line + ", " + column);
        }
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
