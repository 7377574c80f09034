package org.entrepot.gateway;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as HTTP headers and XML documents write them. */
public final class HttpDates {
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private HttpDates() {}

    /** As {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 7231). */
    public static String format(Instant time) {
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(32)
                .append(DAYS[utc.getDayOfWeek().getValue() - 1])
                .append(", ");
        DateDigits.append(text, utc.getDayOfMonth(), 2);
        text.append(' ').append(MONTHS[utc.getMonthValue() - 1]).append(' ');
        DateDigits.append(text, utc.getYear(), 4);
        appendTime(text.append(' '), utc);
        return text.append(" GMT").toString();
    }

    /** As {@code 2020-01-01T00:00:00.000Z}. */
    public static String formatMillis(Instant time) {
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        DateDigits.append(text, utc.getYear(), 4);
        DateDigits.append(text.append('-'), utc.getMonthValue(), 2);
        DateDigits.append(text.append('-'), utc.getDayOfMonth(), 2);
        appendTime(text.append('T'), utc);
        DateDigits.append(text.append('.'), utc.getNano() / 1_000_000, 3);
        return text.append('Z').toString();
    }

    private static void appendTime(StringBuilder text, OffsetDateTime utc) {
        DateDigits.append(text, utc.getHour(), 2);
        DateDigits.append(text.append(':'), utc.getMinute(), 2);
        DateDigits.append(text.append(':'), utc.getSecond(), 2);
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
