package org.entrepot.gateway.sigv4;

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

    private SigV4Time() {}

    /** The time in the basic form, by whole seconds. */
    public static String format(Instant time) {
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(LENGTH);
        DateDigits.append(text, utc.getYear(), 4);
        DateDigits.append(text, utc.getMonthValue(), 2);
        DateDigits.append(text, utc.getDayOfMonth(), 2);
        DateDigits.append(text.append('T'), utc.getHour(), 2);
        DateDigits.append(text, utc.getMinute(), 2);
        DateDigits.append(text, utc.getSecond(), 2);
        return text.append('Z').toString();
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
