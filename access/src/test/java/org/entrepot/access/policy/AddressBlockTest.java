package org.entrepot.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

class AddressBlockTest {
    @Test
    void a_block_contains_the_addresses_that_share_its_first_bits() {
        Property.holds(5_000, random -> {
            int first = random.nextInt();
            int bits = random.nextInt(33);
            int other = first ^ 1 << random.nextInt(32);
            AddressBlock block = AddressBlock.read(text(first) + "/" + bits).orElseThrow();
            BigInteger difference = BigInteger.valueOf((first ^ other) & 0xFFFF_FFFFL);
            assertThat(block.contains(text(first))).isTrue();
            assertThat(block.contains(text(other))).isEqualTo(difference.bitLength() <= 32 - bits);
        });
    }

    @Test
    void what_is_no_address_or_of_the_other_family_is_in_no_block() {
        AddressBlock everything = AddressBlock.read("0.0.0.0/0").orElseThrow();
        assertThat(List.of(
                        "", "1.2.3", "1.2.3.4.", "01.2.3.4", "256.1.1.1", "1.2.3.4 ", "a.b.c.d", "2001:db8::1", "::g"))
                .noneMatch(everything::contains);
        assertThat(everything.contains("255.255.255.255")).isTrue();
        assertThat(AddressBlock.read("::/0").orElseThrow().contains("10.0.0.1")).isFalse();
    }

    private static String text(int address) throws Exception {
        return InetAddress.getByAddress(
                        ByteBuffer.allocate(Integer.BYTES).putInt(address).array())
                .getHostAddress();
    }
}
