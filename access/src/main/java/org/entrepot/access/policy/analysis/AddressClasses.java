package org.entrepot.access.policy.analysis;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.entrepot.access.policy.AddressBlock;

/** The classes into which some blocks divide all addresses, each by one address. */
final class AddressClasses {
    /** Addresses for documentation and an ordinary one: plainer in a witness than the first of a range. */
    private static final List<String> PLAIN = List.of("203.0.113.7", "198.51.100.7", "192.0.2.7", "2001:db8::7");

    private static final AddressBlock MAPPED_BEGIN = new AddressBlock(false, 0, 0xFFFF_0000_0000L, 96);
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    private AddressClasses() {}

    /** One address of every class, the plain ones first. */
    static List<String> of(List<AddressBlock> blocks) {
        List<String> addresses = new ArrayList<>(PLAIN);
        addresses.addAll(ofFamily(blocks, true));
        addresses.addAll(ofFamily(blocks, false));
        return addresses;
    }

    /** The block borders cut the line of addresses into pieces; IPv4-mapped addresses are no IPv6 addresses. */
    private static List<String> ofFamily(List<AddressBlock> blocks, boolean ipv4) {
        BigInteger end = BigInteger.ONE.shiftLeft(ipv4 ? IPV4_BITS : IPV6_BITS);
        TreeSet<BigInteger> begins = new TreeSet<>();
        begins.add(BigInteger.ZERO);
        List<AddressBlock> all = new ArrayList<>(blocks);
        all.add(MAPPED_BEGIN);
        for (AddressBlock block : all) {
            if (block.ipv4() == ipv4) {
                begins.add(first(block));
                begins.add(first(block).add(size(block)));
            }
        }
        List<String> addresses = new ArrayList<>();
        for (BigInteger begin : begins.headSet(end)) {
            BigInteger next = begins.higher(begin);
            BigInteger last = (next == null ? end : next).subtract(BigInteger.ONE);
            boolean isMapped = !ipv4 && begin.equals(first(MAPPED_BEGIN));
            if (!isMapped) {
                addresses.add(text(begin.add(BigInteger.ONE).min(last), ipv4));
            }
        }
        return addresses;
    }

    private static BigInteger first(AddressBlock block) {
        return unsigned(block.high()).shiftLeft(Long.SIZE).or(unsigned(block.low()));
    }

    private static BigInteger size(AddressBlock block) {
        return BigInteger.ONE.shiftLeft((block.ipv4() ? IPV4_BITS : IPV6_BITS) - block.bits());
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    private static String text(BigInteger address, boolean ipv4) {
        byte[] raw = new byte[ipv4 ? Integer.BYTES : 2 * Long.BYTES];
        for (int i = 0; i < raw.length; i++) {
            raw[raw.length - 1 - i] = address.shiftRight(i * Byte.SIZE).byteValue();
        }
        try {
            return InetAddress.getByAddress(raw).getHostAddress();
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}
