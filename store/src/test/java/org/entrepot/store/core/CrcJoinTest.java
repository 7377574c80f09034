package org.entrepot.store.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class CrcJoinTest {
    private static byte[] crc(DigestKind kind, byte[] bytes, int offset, int length) {
        DigestPass pass = new DigestPass(Set.of(kind));
        pass.update(bytes, offset, length);
        return pass.finish().get(kind).orElseThrow();
    }

    @Test
    void crcs_of_runs_join_to_the_crc_of_all_bytes() {
        Property.holds(200, random -> {
            byte[] bytes = new byte[random.nextInt(5_000)];
            random.nextBytes(bytes);
            for (DigestKind kind :
                    List.of(DigestKind.CRC32, DigestKind.CRC32C, DigestKind.CRC64NVME, DigestKind.CRC64ECMA)) {
                CrcJoin join = new CrcJoin(kind);
                int at = 0;
                while (at < bytes.length) {
                    int length = Math.min(bytes.length - at, random.nextInt(1_500));
                    join.add(crc(kind, bytes, at, length), length);
                    at += length;
                }
                assertThat(join.value()).isEqualTo(crc(kind, bytes, 0, bytes.length));
            }
        });
    }

    /** Five terabytes of zeros, by doubling; the length of their runs reaches beyond 32 bits. */
    @Test
    void very_long_runs_join_the_same_way_in_any_grouping() {
        CrcJoin doubled = new CrcJoin(DigestKind.CRC64ECMA);
        byte[] run = crc(DigestKind.CRC64ECMA, new byte[1 << 10], 0, 1 << 10);
        long length = 1 << 10;
        while (length < 5L << 40) {
            CrcJoin twice = new CrcJoin(DigestKind.CRC64ECMA);
            twice.add(run, length);
            twice.add(run, length);
            run = twice.value();
            length *= 2;
        }
        doubled.add(run, length);
        doubled.add(run, length);
        CrcJoin quarters = new CrcJoin(DigestKind.CRC64ECMA);
        quarters.add(run, length);
        quarters.add(run, length);

        assertThat(quarters.value()).isEqualTo(doubled.value());
    }
}
