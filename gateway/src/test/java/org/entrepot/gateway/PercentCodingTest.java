package org.entrepot.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentCodingTest {
    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "a%", "%ff", "%c3%28", "%ED%A0%80"})
    void broken_escapes_and_bytes_that_are_no_text_are_refused(String raw) {
        assertThatThrownBy(() -> PercentCoding.decode(raw, false))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.refusal()).isInstanceOf(Refusal.InvalidUri.class));
    }

    @Test
    void a_plus_is_a_blank_in_queries_alone() throws Exception {
        assertThat(PercentCoding.decode("a+b", true)).isEqualTo("a b");
        assertThat(PercentCoding.decode("a+b", false)).isEqualTo("a+b");
        assertThat(PercentCoding.decode("a%2Bb", true)).isEqualTo("a+b");
    }

    @Test
    void what_was_encoded_decodes_to_itself() {
        Property.holds(2_000, random -> {
            String text = text(random);
            assertThat(PercentCoding.decode(PercentCoding.encode(text, true), true))
                    .isEqualTo(text);
            assertThat(PercentCoding.decode(PercentCoding.encode(text, false), false))
                    .isEqualTo(text);
        });
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            int codePoint = random.nextInt(4) == 0 ? random.nextInt(0x10FFFF) : random.nextInt(0x100);
            if (Character.isValidCodePoint(codePoint) && (codePoint < 0xD800 || codePoint > 0xDFFF)) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }
}
