package org.entrepot.gateway;

import java.net.InetAddress;
import java.time.Instant;
import org.entrepot.access.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request, parsed once. Nothing here has been judged yet.
 *
 * @param method upper case as sent
 * @param rawPath begins with a slash, percent-encoded as on the wire, without the query; never normalised
 * @param rawQuery what follows the first question mark; empty for none
 * @param authority host and port as the client wrote them ({@code Host}, or the absolute-form target's)
 * @param protocol as the client speaks it to this server: {@code HTTP/1.0}, {@code HTTP/1.1} or {@code HTTP/2}
 * @param clientAddress where the request comes from: the connection's other end, or what a trusted proxy says
 * @param tlsVersion such as {@code 1.3}; null on a plain connection
 * @param pinned the dialect this listener is pinned to; null for all
 * @param requestId this request's id, 32 lower-case hex digits
 */
public record RequestHead(
        String method,
        String rawPath,
        String rawQuery,
        String authority,
        Headers headers,
        String protocol,
        InetAddress clientAddress,
        @Nullable String tlsVersion,
        @Nullable Dialect pinned,
        Instant receivedAt,
        String requestId) {
    /** Whether the connection is (or a trusted proxy says it was) TLS. */
    public boolean isTls() {
        return tlsVersion != null;
    }

    /** The authority's host in lower case, without port and final dot; brackets of IPv6 addresses kept. */
    public String host() {
        String host = authority.toLowerCase(java.util.Locale.ROOT);
        int colon = host.lastIndexOf(':');
        if (colon > host.lastIndexOf(']')) {
            host = host.substring(0, colon);
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** The same head with other headers. */
    public RequestHead with(Headers others) {
        return new RequestHead(
                method,
                rawPath,
                rawQuery,
                authority,
                others,
                protocol,
                clientAddress,
                tlsVersion,
                pinned,
                receivedAt,
                requestId);
    }

    /** {@code http} or {@code https}. */
    public String scheme() {
        return isTls() ? "https" : "http";
    }
}
