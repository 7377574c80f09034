package org.entrepot.cos;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code q-sign-time} or {@code q-key-time}: {@code start;end} in Unix seconds, both ends included.
 *
 * @param text as the client wrote it; it is part of what is signed
 */
record TimeWindow(String text, Instant start, Instant end) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,11});([0-9]{1,11})");

    /** Reads a window; empty when the text is none, or ends before it starts. */
    static Optional<TimeWindow> of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochSecond(Long.parseLong(matcher.group(1)));
        Instant end = Instant.ofEpochSecond(Long.parseLong(matcher.group(2)));
        return end.isBefore(start) ? Optional.empty() : Optional.of(new TimeWindow(text, start, end));
    }

    /** The window from one moment to another, in whole seconds. */
    static TimeWindow between(Instant start, Instant end) {
        return new TimeWindow(start.getEpochSecond() + ";" + end.getEpochSecond(), start, end);
    }
}
