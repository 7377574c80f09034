package org.entrepot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestPassTest {
    @ParameterizedTest
    @CsvSource({
        "CRC32, y/Q5Jg==",
        "CRC32C, 4waSgw==",
        "CRC64NVME, rosUhgp5mIg=",
        "SHA1, 98O8HYCOBHMq32eZZczDTKeuNEE=",
        "SHA256, FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
    })
    void the_check_values_of_the_S3_specification_come_out(DigestKind kind, String base64) {
        byte[] bytes = "123456789".getBytes(StandardCharsets.UTF_8);

        assertThat(Base64.getEncoder().encodeToString(of(bytes, kind))).isEqualTo(base64);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "a, 3675645893302102789",
        "hello, 11177612005948864433",
        "123456789, 11051210869376104954",
        "ObjectContent, 2900061071848923409",
        "中文, 16371802884590399230",
        "hello123456789, 2368510608276946235"
    })
    void the_CRC64_values_of_the_COS_specification_come_out(String text, String decimal) {
        byte[] crc = of(text.getBytes(StandardCharsets.UTF_8), DigestKind.CRC64ECMA);

        assertThat(Long.toUnsignedString(
                        HexFormat.fromHexDigitsToLong(HexFormat.of().formatHex(crc))))
                .isEqualTo(decimal);
    }

    @Test
    void a_mebibyte_of_zeros_has_the_CRC64_of_the_COS_specification() {
        assertThat(HexFormat.of().formatHex(of(new byte[1 << 20], DigestKind.CRC64ECMA)))
                .isEqualTo("606b70a23ebaf6c2");
    }

    @Test
    void digests_do_not_depend_on_how_the_bytes_are_cut() {
        Property.holds(50, random -> {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            Set<DigestKind> kinds = EnumSet.allOf(DigestKind.class);
            DigestPass cut = new DigestPass(kinds);
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, random.nextInt(1, 30));
                cut.update(bytes, at, length);
                at += length;
            }
            Digests digests = cut.finish();
            for (DigestKind kind : kinds) {
                assertThat(digests.get(kind)).contains(of(bytes, kind));
            }
        });
    }

    @Test
    void single_bytes_and_runs_of_bytes_agree() {
        byte[] bytes = "hello, world".getBytes(StandardCharsets.UTF_8);
        Crc64 one = Crc64.nvme();
        Crc64 run = Crc64.nvme();
        for (byte b : bytes) {
            one.update(b);
        }
        run.update(bytes, 0, bytes.length);

        assertThat(one.getValue()).isEqualTo(run.getValue());
    }

    private static byte[] of(byte[] bytes, DigestKind kind) {
        DigestPass pass = new DigestPass(Set.of(kind));
        pass.update(bytes, 0, bytes.length);
        return pass.finish().get(kind).orElseThrow();
    }
}
