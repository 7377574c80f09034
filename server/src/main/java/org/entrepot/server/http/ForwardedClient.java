package org.entrepot.server.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.entrepot.gateway.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from: the connection's other end or, when that is a trusted proxy, the right-most hop of
 * {@code X-Forwarded-For} that is none. What stands left of an untrusted hop is that hop's own word and never believed.
 *
 * @param tlsVersion null for a plain request; {@link #TLS_AT_PROXY} when a proxy says {@code https}
 */
record ForwardedClient(InetAddress address, @Nullable String tlsVersion) {
    /** The version told for TLS that ended at a proxy, which does not tell its own: the lowest still in use. */
    static final String TLS_AT_PROXY = "1.2";

    static ForwardedClient of(Peer peer, Headers headers) {
        InetAddress address = plain(peer.address());
        if (!peer.trustedProxies().contains(address)) {
            return new ForwardedClient(address, peer.tlsVersion());
        }
        List<String> hops = members(headers, "X-Forwarded-For");
        for (String hop : hops.reversed()) {
            InetAddress parsed = parse(hop);
            if (parsed == null) {
                break;
            }
            address = parsed;
            if (!peer.trustedProxies().contains(parsed)) {
                break;
            }
        }
        List<String> schemes = members(headers, "X-Forwarded-Proto");
        if (schemes.isEmpty()) {
            return new ForwardedClient(address, peer.tlsVersion());
        }
        boolean isTls = schemes.getLast().toLowerCase(Locale.ROOT).equals("https");
        String own = peer.tlsVersion() == null ? TLS_AT_PROXY : peer.tlsVersion();
        return new ForwardedClient(address, isTls ? own : null);
    }

    /** The same address; one that only wraps IPv4 is unwrapped, and the interface of a link-local one is dropped. */
    static InetAddress plain(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        boolean isMapped = bytes[10] == -1 && bytes[11] == -1;
        for (int i = 0; i < 10; i++) {
            isMapped &= bytes[i] == 0;
        }
        try {
            return InetAddress.getByAddress(isMapped ? Arrays.copyOfRange(bytes, 12, 16) : bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 and 16 bytes are always an address", e);
        }
    }

    private static List<String> members(Headers headers, String name) {
        List<String> members = new ArrayList<>();
        for (String line : headers.all(name)) {
            for (String member : line.split(",", -1)) {
                if (!member.isBlank()) {
                    members.add(member.strip());
                }
            }
        }
        return members;
    }

    /** An address literal, perhaps with a port; null for anything else. */
    private static @Nullable InetAddress parse(String hop) {
        String literal = hop;
        int bracket = hop.indexOf(']');
        if (hop.startsWith("[") && bracket > 0) {
            literal = hop.substring(1, bracket);
        } else if (hop.indexOf(':') == hop.lastIndexOf(':') && hop.indexOf(':') > 0) {
            literal = hop.substring(0, hop.indexOf(':'));
        }
        try {
            return plain(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
