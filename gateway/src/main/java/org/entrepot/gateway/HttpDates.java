package org.entrepot.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as HTTP headers and XML documents write them. */
public final class HttpDates {
    private static final DateTimeFormatter HEADER = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HttpDates() {}

    /** As {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 7231). */
    public static String format(Instant time) {
        return HEADER.format(time);
    }

    /** As {@code 2020-01-01T00:00:00.000Z}. */
    public static String formatMillis(Instant time) {
        return MILLIS.format(time);
    }

    /** Reads an RFC 1123 time; empty when it is none. */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
