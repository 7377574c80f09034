package org.entrepot.gateway.sigv4;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Times as signatures write them: {@code 20130524T000000Z}. */
public final class SigV4Time {
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private SigV4Time() {}

    /** The time in the basic form, by whole seconds. */
    public static String format(Instant time) {
        return BASIC.format(time.atOffset(ZoneOffset.UTC));
    }

    /** Reads the basic form; empty for any other text. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, BASIC).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Reads an HTTP date, {@code Fri, 24 May 2013 00:00:00 GMT}; empty for any other text. */
    static Optional<Instant> parseHttp(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
