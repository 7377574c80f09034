package org.entrepot.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.entrepot.gateway.sigv4.SigV4Time;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class HttpDatesTest {
    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    @Test
    void dates_are_written_as_their_patterns_say() {
        DateTimeFormatter header = pattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'");
        DateTimeFormatter millis = pattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
        DateTimeFormatter basic = pattern("uuuuMMdd'T'HHmmss'Z'");
        Property.holds(500, random -> {
            // The years 1 to 9999.
            Instant time = Instant.ofEpochSecond(random.nextLong(-62_135_596_800L, 253_402_300_800L), 123_456_789);
            assertThat(HttpDates.format(time)).isEqualTo(header.format(time));
            assertThat(HttpDates.formatMillis(time)).isEqualTo(millis.format(time));
            assertThat(SigV4Time.format(time)).isEqualTo(basic.format(time));
            assertThat(SigV4Time.parse(SigV4Time.format(time))).contains(Instant.ofEpochSecond(time.getEpochSecond()));
        });
    }

    @Test
    void a_time_of_a_signature_that_is_none_is_not_read() {
        for (String text : new String[] {
            "",
            "20130524T000000",
            "20130524 000000Z",
            "20130230T000000Z",
            "20130524T240000Z",
            "2013-524T000000Z",
            "20130524T00000aZ",
            "20130524T0000000Z"
        }) {
            assertThat(SigV4Time.parse(text)).as(text).isEmpty();
        }
    }
}
