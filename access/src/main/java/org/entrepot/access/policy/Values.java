package org.entrepot.access.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads numbers and dates, the same way from policies and from requests. */
public final class Values {
    /** More digits than any number of the protocols has. */
    private static final int NUMBER_LENGTH_MAX = 40;

    private static final java.util.regex.Pattern NUMBER = java.util.regex.Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private Values() {}

    /** A plain decimal number, sign and fraction included; no exponent, at most 40 characters. */
    public static Optional<BigDecimal> number(String text) {
        return text.length() <= NUMBER_LENGTH_MAX && NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    /** ISO 8601 with offset, or seconds since 1970, fraction allowed. */
    public static Optional<Instant> date(String text) {
        Optional<BigDecimal> seconds = number(text);
        try {
            return Optional.of(
                    seconds.isPresent()
                            ? Instant.ofEpochSecond(seconds.get().longValue())
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
