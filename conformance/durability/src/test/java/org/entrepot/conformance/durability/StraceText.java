package org.entrepot.conformance.durability;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the arguments of a call as strace writes them. */
final class StraceText {
    private static final Pattern DESCRIPTOR = Pattern.compile("(?:AT_FDCWD|[0-9]+)<(/[^>]*)>(\\(deleted\\))?");

    private final String text;
    private int at;

    StraceText(String text) {
        this.text = text;
    }

    /** All strings of the arguments, one behind the other: the bytes of a write, of whatever kind. */
    static byte[] bytes(String arguments) {
        StraceText reader = new StraceText(arguments);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (reader.findString()) {
            reader.string(bytes);
        }
        return bytes.toByteArray();
    }

    /** The path of the descriptor that the arguments begin with; null for a socket, a pipe, or a file without a name. */
    static @Nullable Path descriptor(String arguments) {
        Matcher matcher = DESCRIPTOR.matcher(arguments);
        return matcher.lookingAt() && matcher.group(2) == null ? Path.of(matcher.group(1)) : null;
    }

    /** The number behind the last comma. */
    static long lastNumber(String arguments) {
        return Long.parseLong(
                arguments.substring(arguments.lastIndexOf(',') + 1).strip());
    }

    /** Moves to the next string; false when there is none. */
    boolean findString() {
        at = text.indexOf('"', at);
        return at >= 0;
    }

    /** The string at this place. */
    void string(ByteArrayOutputStream bytes) {
        at++;
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            bytes.write(c == '\\' ? escaped() : c);
        }
        at++;
        if (text.startsWith("...", at)) {
            throw new IllegalArgumentException("strace left the end of a string out");
        }
    }

    private int escaped() {
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'v' -> 0x0b;
            case 'f' -> '\f';
            case '"', '\\' -> c;
            default -> octal(c);
        };
    }

    /** One to three digits. */
    private int octal(char first) {
        int value = first - '0';
        for (int digits = 1; digits < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '7'; digits++) {
            value = value * 8 + text.charAt(at++) - '0';
        }
        return value;
    }
}
