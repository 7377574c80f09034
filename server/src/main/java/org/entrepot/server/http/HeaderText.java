package org.entrepot.server.http;

/** Values on their way into a header line. */
final class HeaderText {
    private HeaderText() {}

    /** The value without what could end the line or what no header can carry: a client may have stored it. */
    static String safe(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isUnsafe(value.charAt(i))) {
                return blanked(value);
            }
        }
        return value.strip();
    }

    private static String blanked(String value) {
        StringBuilder safe = new StringBuilder(value);
        for (int i = 0; i < safe.length(); i++) {
            if (isUnsafe(safe.charAt(i))) {
                safe.setCharAt(i, ' ');
            }
        }
        return safe.toString().strip();
    }

    private static boolean isUnsafe(char c) {
        return c < ' ' && c != '\t' || c == 0x7f;
    }
}
