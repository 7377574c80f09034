package org.entrepot.server.http;

import java.net.InetAddress;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * What a connection knows before its first request.
 *
 * @param address the other end
 * @param tlsVersion such as {@code 1.3}; null on a plain connection
 * @param localAuthority this end as {@code host:port}, for HTTP/1.0 requests that name no host
 * @param pinned the listener's dialect; null for all
 * @param trustedProxies whose forwarding headers count
 */
record Peer(
        InetAddress address,
        @Nullable String tlsVersion,
        String localAuthority,
        @Nullable Dialect pinned,
        Set<InetAddress> trustedProxies) {
    /** The head of a request that came by this connection, with an id of its own. */
    RequestHead requestHead(String protocol, String method, RequestTarget target, String authority, Headers headers) {
        ForwardedClient client = ForwardedClient.of(this, headers);
        return new RequestHead(
                method,
                target.rawPath(),
                target.rawQuery(),
                authority,
                headers,
                protocol,
                client.address(),
                client.tlsVersion(),
                pinned,
                Instant.now(),
                newRequestId());
    }

    private static String newRequestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
}
