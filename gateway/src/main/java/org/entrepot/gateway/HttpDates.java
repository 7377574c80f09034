package org.entrepot.gateway;

import java.nio.charset.StandardCharsets;
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

    private static final byte[] HTTP = DateDigits.form("Sun, 00 Jan 0000 00:00:00 GMT");
    private static final byte[] MILLIS = DateDigits.form("0000-00-00T00:00:00.000Z");

    private HttpDates() {}

    /** As {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 7231). */
    public static String format(Instant time) {
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        byte[] text = HTTP.clone();
        putName(text, 0, DAYS[utc.getDayOfWeek().getValue() - 1]);
        DateDigits.put(text, 5, utc.getDayOfMonth(), 2);
        putName(text, 8, MONTHS[utc.getMonthValue() - 1]);
        DateDigits.put(text, 12, utc.getYear(), 4);
        putTime(text, 17, utc);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** As {@code 2020-01-01T00:00:00.000Z}. */
    public static String formatMillis(Instant time) {
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        byte[] text = MILLIS.clone();
        DateDigits.put(text, 0, utc.getYear(), 4);
        DateDigits.put(text, 5, utc.getMonthValue(), 2);
        DateDigits.put(text, 8, utc.getDayOfMonth(), 2);
        putTime(text, 11, utc);
        DateDigits.put(text, 20, utc.getNano() / 1_000_000, 3);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void putName(byte[] text, int at, String name) {
        for (int i = 0; i < name.length(); i++) {
            text[at + i] = (byte) name.charAt(i);
        }
    }

    private static void putTime(byte[] text, int at, OffsetDateTime utc) {
        DateDigits.put(text, at, utc.getHour(), 2);
        DateDigits.put(text, at + 3, utc.getMinute(), 2);
        DateDigits.put(text, at + 6, utc.getSecond(), 2);
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
