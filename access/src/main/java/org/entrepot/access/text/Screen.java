package org.entrepot.access.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines for a person, never more than one screen. Long lines are wrapped between words; what does not fit is left out.
 * Control characters, which strangers may put into keys and origins, are shown as escapes.
 */
public final class Screen {
    /** Lines of the smallest usual terminal. */
    public static final int LINES_MAX = 24;

    /** Columns of a terminal in which a path and a reason fit into one line. */
    public static final int COLUMNS_MAX = 100;

    /** Lines that one text may take; the rest of it is cut. */
    private static final int WRAPPED_LINES_MAX = 3;

    private static final String CUT = "...";
    private static final String STEP = "  ";

    private final List<String> lines = new ArrayList<>();

    /** An empty screen. */
    public Screen() {}

    /** How many lines are left. */
    public int linesLeft() {
        return LINES_MAX - lines.size();
    }

    /** A text at the left edge, wrapped. */
    public Screen line(String text) {
        return line(0, text);
    }

    /**
     * A text, wrapped.
     *
     * @param depth how far it is set in, in steps of two columns
     */
    public Screen line(int depth, String text) {
        return lines(depth, text, WRAPPED_LINES_MAX);
    }

    /** A text in one line, cut where it is too long. */
    public Screen oneLine(int depth, String text) {
        return lines(depth, text, 1);
    }

    private Screen lines(int depth, String text, int linesMax) {
        String rest = shown(text);
        String indent = STEP.repeat(depth);
        for (int i = 1; !rest.isEmpty() && linesLeft() > 0; i++) {
            int room = COLUMNS_MAX - indent.length();
            if (rest.length() <= room) {
                lines.add(indent + rest);
                return this;
            }
            if (i == linesMax) {
                lines.add(indent + rest.substring(0, room - CUT.length()) + CUT);
                return this;
            }
            int blank = rest.lastIndexOf(' ', room);
            int end = blank <= 0 ? room : blank;
            lines.add(indent + rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
            indent = STEP.repeat(depth + 1);
        }
        return this;
    }

    /** The lines, each with its end. */
    @Override
    public String toString() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }
}
