package org.entrepot.gateway;

import java.nio.charset.StandardCharsets;

/** Numbers of a fixed width, for the dates of every request: a {@code DateTimeFormatter} costs ten times as much. */
public final class DateDigits {
    private DateDigits() {}

    /** A form to be filled in: ASCII text in which digits stand where numbers come. */
    public static byte[] form(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Writes a number that is not negative, its last {@code width} digits, with zeros before it. */
    public static void put(byte[] text, int at, int number, int width) {
        int rest = number;
        for (int i = at + width - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** The number that these characters are; -1 when one of them is no digit. */
    public static int read(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
