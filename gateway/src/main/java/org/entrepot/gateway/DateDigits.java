package org.entrepot.gateway;

/** Numbers of a fixed width, for the dates of every request: a {@code DateTimeFormatter} costs ten times as much. */
public final class DateDigits {
    private DateDigits() {}

    /** Appends a number that is not negative, with zeros before it up to the width. */
    public static void append(StringBuilder out, int number, int width) {
        int power = 1;
        for (int i = 1; i < width; i++) {
            power *= 10;
        }
        for (; power > 1 && number < power; power /= 10) {
            out.append('0');
        }
        out.append(number);
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
