package org.entrepot.access.text;

/** User input as messages repeat it: bounded, on one line, without control characters. */
public final class Shown {
    /** Characters of user input that a message repeats. */
    public static final int CHARACTERS_MAX = 100;

    private Shown() {}

    /** The text, cut at {@link #CHARACTERS_MAX} characters, each that may not be shown replaced by a question mark. */
    public static String of(String value) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(value.length(), CHARACTERS_MAX);
        for (int i = 0; i < end; i++) {
            char c = value.charAt(i);
            shown.append(Character.isISOControl(c) || Character.isSurrogate(c) ? '?' : c);
        }
        return end < value.length() ? shown + "..." : shown.toString();
    }
}
