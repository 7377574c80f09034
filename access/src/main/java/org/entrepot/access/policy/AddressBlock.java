package org.entrepot.access.policy;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A block of IPv4 or IPv6 addresses. Host bits are masked off, a bare address is a block of one. IPv4-mapped IPv6 counts
 * as IPv4; addresses of one family are outside every block of the other.
 *
 * @param high the upper 64 bits of the first address; 0 for IPv4
 * @param low the lower 64 bits of the first address
 * @param bits the length of the prefix, 0 to 32 or 128
 */
public record AddressBlock(boolean ipv4, long high, long low, int bits) {
    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;
    private static final int MAPPED_BITS = 96;
    private static final long NO_ADDRESS = -1;

    /** Reads {@code address} or {@code address/bits}; empty for anything else. */
    public static Optional<AddressBlock> read(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] raw = bytes(address);
        if (raw == null) {
            return Optional.empty();
        }
        boolean ipv4 = raw.length == Integer.BYTES;
        int bitsMax = ipv4 ? IPV4_BITS : IPV6_BITS;
        int bits = bitsMax;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            if (!length.matches("[0-9]{1,3}")) {
                return Optional.empty();
            }
            bits = Integer.parseInt(length);
            if (ipv4 && address.indexOf(':') >= 0) {
                bits -= MAPPED_BITS;
            }
            if (bits < 0 || bits > bitsMax) {
                return Optional.empty();
            }
        }
        return Optional.of(of(ipv4, high(raw), low(raw), bits));
    }

    /** True when the text is an address inside the block. */
    public boolean contains(String address) {
        if (address.indexOf(':') < 0) {
            long number = ipv4Number(address);
            return ipv4 && number != NO_ADDRESS && (number & mask(bits, IPV4_BITS)) == low;
        }
        byte[] raw = bytes(address);
        return raw != null
                && (raw.length == Integer.BYTES) == ipv4
                && of(ipv4, high(raw), low(raw), bits).equals(this);
    }

    /** True when every address of the other block is inside this one. */
    public boolean contains(AddressBlock other) {
        return ipv4 == other.ipv4
                && bits <= other.bits
                && of(ipv4, other.high, other.low, bits).equals(this);
    }

    /** The block in the usual spelling. */
    @Override
    public String toString() {
        try {
            byte[] raw = new byte[ipv4 ? Integer.BYTES : 2 * Long.BYTES];
            for (int i = 0; i < raw.length; i++) {
                int fromEnd = raw.length - 1 - i;
                long half = fromEnd < Long.BYTES ? low : high;
                raw[i] = (byte) (half >>> (fromEnd % Long.BYTES * Byte.SIZE));
            }
            return InetAddress.getByAddress(raw).getHostAddress() + "/" + bits;
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    private static AddressBlock of(boolean ipv4, long high, long low, int bits) {
        int inHigh = ipv4 ? 0 : Math.min(bits, Long.SIZE);
        int inLow = ipv4 ? bits : Math.max(0, bits - Long.SIZE);
        int lowWidth = ipv4 ? IPV4_BITS : Long.SIZE;
        return new AddressBlock(ipv4, high & mask(inHigh, Long.SIZE), low & mask(inLow, lowWidth), bits);
    }

    private static long mask(int ones, int width) {
        return ones == 0 ? 0 : -1L << (width - ones);
    }

    private static long high(byte[] raw) {
        return raw.length == Integer.BYTES ? 0 : number(raw, 0, Long.BYTES);
    }

    private static long low(byte[] raw) {
        return raw.length == Integer.BYTES ? number(raw, 0, Integer.BYTES) : number(raw, Long.BYTES, 2 * Long.BYTES);
    }

    private static long number(byte[] raw, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number << Byte.SIZE | raw[i] & 0xFF;
        }
        return number;
    }

    /** The bytes of an address literal, never a host name; null when it is none. */
    private static byte @Nullable [] bytes(String address) {
        if (address.indexOf(':') < 0) {
            long number = ipv4Number(address);
            return number == NO_ADDRESS
                    ? null
                    : ByteBuffer.allocate(Integer.BYTES).putInt((int) number).array();
        }
        if (address.indexOf('%') >= 0 || address.indexOf('[') >= 0) {
            return null;
        }
        try {
            return InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    /** Four decimal numbers without leading zeros: the JDK would also take one to three of them. */
    private static long ipv4Number(String address) {
        long all = 0;
        int at = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            int number = 0;
            int start = at;
            while (at < address.length() && at - start < 3 && isDigit(address.charAt(at))) {
                number = number * 10 + address.charAt(at++) - '0';
            }
            boolean leadingZero = at - start > 1 && address.charAt(start) == '0';
            boolean ended = i == Integer.BYTES - 1
                    ? at == address.length()
                    : at < address.length() && address.charAt(at) == '.';
            if (at == start || number > 255 || leadingZero || !ended) {
                return NO_ADDRESS;
            }
            all = all << Byte.SIZE | number;
            at++;
        }
        return all;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
