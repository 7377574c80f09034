package org.entrepot.gateway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A single range of an object.
 *
 * @param first offset of the first byte
 * @param length how many bytes, 1 or more
 */
public record ByteRange(long first, long length) {
    private static final Pattern FORM = Pattern.compile("bytes=([0-9]*)-([0-9]*)");

    /** What a Range header asks of an object of a given size. */
    public sealed interface Asked {
        /** No range that can be understood: the whole object. */
        record Whole() implements Asked {}

        /** This range. */
        record Part(ByteRange range) implements Asked {}

        /** A range beyond the end. */
        record Unsatisfiable() implements Asked {}

        /** A text that is no single range of bytes; most dialects then send the whole object. */
        record Unreadable() implements Asked {}
    }

    /** Judges a Range header. */
    public static Asked of(Optional<String> header, long size) {
        if (header.isEmpty()) {
            return new Asked.Whole();
        }
        Matcher form = FORM.matcher(header.get().strip());
        if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) {
            return new Asked.Unreadable();
        }
        long last = number(form.group(2), Long.MAX_VALUE);
        if (form.group(1).isEmpty()) {
            long length = Math.min(last, size);
            return length == 0 ? new Asked.Unsatisfiable() : new Asked.Part(new ByteRange(size - length, length));
        }
        long first = number(form.group(1), Long.MAX_VALUE);
        if (first > last) {
            return new Asked.Unreadable();
        }
        return first >= size
                ? new Asked.Unsatisfiable()
                : new Asked.Part(new ByteRange(first, Math.min(last, size - 1) - first + 1));
    }

    /**
     * Judges the range of a part that is copied: {@code bytes=first-last} alone, both within the source ({@code s3.md}
     * section 12).
     */
    public static Asked ofSource(String text, long size) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || form.group(1).isEmpty() || form.group(2).isEmpty()) {
            return new Asked.Unreadable();
        }
        return number(form.group(2), 0) < size ? of(Optional.of(text), size) : new Asked.Unsatisfiable();
    }

    private static long number(String digits, long whenEmpty) {
        if (digits.isEmpty()) {
            return whenEmpty;
        }
        // More digits than a long has can only mean "beyond any end".
        return digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    /** As {@code bytes 0-9/100}. */
    public String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
