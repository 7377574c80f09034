package org.entrepot.server.http;

import java.net.InetAddress;
import java.util.Set;
import org.entrepot.access.Dialect;
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
        Set<InetAddress> trustedProxies) {}
