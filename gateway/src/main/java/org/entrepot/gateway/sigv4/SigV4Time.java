package org.entrepot.gateway.sigv4;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.entrepot.gateway.DateDigits;

/** Times as signatures write them: {@code 20130524T000000Z}. */
public final class SigV4Time {
    /** Letters of the basic form. */
    private static final int LENGTH = 16;

    private static final byte[] FORM = DateDigits.form("00000000T000000Z");

    private SigV4Time() {}

    /** The time in the basic form, by whole seconds. */
    public static String format(Instant time) {
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        byte[] text = FORM.clone();
        DateDigits.put(text, 0, utc.getYear(), 4);
        DateDigits.put(text, 4, utc.getMonthValue(), 2);
        DateDigits.put(text, 6, utc.getDayOfMonth(), 2);
        DateDigits.put(text, 9, utc.getHour(), 2);
        DateDigits.put(text, 11, utc.getMinute(), 2);
        DateDigits.put(text, 13, utc.getSecond(), 2);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Reads the basic form; empty for any other text. */
    public static Optional<Instant> parse(String text) {
        if (text.length() != LENGTH || text.charAt(8) != 'T' || text.charAt(15) != 'Z') {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            DateDigits.read(text, 0, 4),
                            DateDigits.read(text, 4, 6),
                            DateDigits.read(text, 6, 8),
                            DateDigits.read(text, 9, 11),
                            DateDigits.read(text, 11, 13),
                            DateDigits.read(text, 13, 15))
                    .toInstant(ZoneOffset.UTC));
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
