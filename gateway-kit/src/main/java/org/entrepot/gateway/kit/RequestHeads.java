package org.entrepot.gateway.kit;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;
import org.jspecify.annotations.Nullable;

/** Heads as a listener would parse them. */
public final class RequestHeads {
    /** The id of every request made here. */
    public static final String REQUEST_ID = "0123456789abcdef0123456789abcdef";

    private RequestHeads() {}

    /**
     * A request from this machine over plain HTTP, to a listener for all dialects.
     *
     * @param target path and query as on the wire
     * @param headers without {@code Host}, unless a test wants it
     */
    public static RequestHead of(
            String method, String target, String authority, List<Header> headers, Instant receivedAt) {
        int mark = target.indexOf('?');
        return new RequestHead(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                authority,
                new Headers(headers),
                "HTTP/1.1",
                InetAddress.getLoopbackAddress(),
                null,
                null,
                receivedAt,
                REQUEST_ID);
    }

    /** The same request to a listener that is pinned to a dialect. */
    public static RequestHead pinned(RequestHead head, Dialect dialect) {
        return changed(head, head.clientAddress(), head.tlsVersion(), dialect);
    }

    /**
     * The same request over another connection.
     *
     * @param tlsVersion such as {@code 1.3}; null for plain HTTP
     */
    public static RequestHead from(RequestHead head, InetAddress client, @Nullable String tlsVersion) {
        return changed(head, client, tlsVersion, head.pinned());
    }

    /** Headers with more lines behind. */
    public static Headers with(Headers headers, Header... more) {
        List<Header> all = new ArrayList<>(headers.lines());
        all.addAll(List.of(more));
        return new Headers(all);
    }

    private static RequestHead changed(
            RequestHead head, InetAddress client, @Nullable String tlsVersion, @Nullable Dialect pinned) {
        return new RequestHead(
                head.method(),
                head.rawPath(),
                head.rawQuery(),
                head.authority(),
                head.headers(),
                head.protocol(),
                client,
                tlsVersion,
                pinned,
                head.receivedAt(),
                head.requestId());
    }
}
