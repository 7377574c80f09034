package org.entrepot.cos;

import java.time.Instant;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.kit.RequestHeads;

/** Heads of requests for tests. */
final class Heads {
    static final String HOST = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";

    private Heads() {}

    static RequestHead head(String method, String target, String host, Headers headers) {
        return RequestHeads.pinned(RequestHeads.of(method, target, host, headers.lines(), Instant.EPOCH), Dialect.COS);
    }

    static RequestHead head(String method, String target, Header... headers) {
        return head(method, target, HOST, new Headers(List.of(headers)));
    }

    /** What the front says of a host that carries a bucket. */
    static Entry hosted(RequestHead head, String bucket) {
        return new Entry(Dialect.COS, Entry.View.API, bucket, null, "ap-beijing", head.rawPath(), Entry.HostKind.OWN);
    }

    /** What the front says of a host that carries none. */
    static Entry byPath(RequestHead head) {
        return new Entry(Dialect.COS, Entry.View.API, null, null, null, head.rawPath(), Entry.HostKind.OTHER);
    }
}
