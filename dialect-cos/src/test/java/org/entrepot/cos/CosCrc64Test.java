package org.entrepot.cos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.Stream;
import org.entrepot.access.text.JsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CRC-64 of {@code cos.md} section 12. */
class CosCrc64Test {
    static Stream<JsonValue.Obj> vectors() {
        return Vectors.section("crc64", "vectors");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_value_is_the_unsigned_decimal_of_the_vector(JsonValue.Obj vector) {
        byte[] input = vector.get("inputBase64")
                .map(text -> Base64.getDecoder().decode(Vectors.text(text)))
                .orElseGet(() -> new byte[Integer.parseInt(Vectors.text(vector, "length"))]);
        assertThat(CosCrc64.of(input)).isEqualTo(Vectors.text(vector, "crc64ecma"));
    }
}
