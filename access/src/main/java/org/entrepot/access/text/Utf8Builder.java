package org.entrepot.access.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text written straight to UTF-8: what a document of a thousand lines costs is mostly the copying of short pieces. */
final class Utf8Builder {
    /** Stands for half of a surrogate pair, as {@link String#getBytes} has it. */
    private static final char UNENCODABLE = '?';

    private byte[] bytes;
    private int length;

    Utf8Builder(int sizeHint) {
        bytes = new byte[sizeHint];
    }

    /** Makes room for so many bytes more at once. */
    void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** One ASCII character. */
    void ascii(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
    }

    /** A text of ASCII characters only. */
    void ascii(String text) {
        ascii(text, 0, text.length());
    }

    /** A piece of a text, of ASCII characters only. */
    @SuppressWarnings(
            "deprecation") // for characters of one byte it is exact, and the only way without an array in between
    void ascii(String text, int from, int to) {
        reserve(to - from);
        text.getBytes(from, to, bytes, length);
        length += to - from;
    }

    /** A whole number. */
    void number(long value) {
        ascii(Long.toString(value));
    }

    /** Any text. */
    void text(String text) {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                ascii(text, written, i);
                i += character(text, i) - 1;
                written = i + 1;
            }
        }
        ascii(text, written, text.length());
    }

    /**
     * The character at a place of a text, whatever it is.
     *
     * @return how many of the text's chars it takes: 2 for a surrogate pair, else 1
     */
    int character(String text, int at) {
        int c = text.codePointAt(at);
        int chars = Character.charCount(c);
        if (chars == 1 && Character.isSurrogate((char) c)) {
            c = UNENCODABLE;
        }
        reserve(4);
        if (c < 0x80) {
            bytes[length++] = (byte) c;
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
        } else {
            if (c < 0x10000) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
            } else {
                bytes[length++] = (byte) (0xF0 | c >> 18);
                bytes[length++] = (byte) (0x80 | c >> 12 & 0x3F);
            }
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
        }
        return chars;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
