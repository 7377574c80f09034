package org.entrepot.cos;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;

/** Heads of requests for tests. */
final class Heads {
    static final String REQUEST_ID = "0123456789abcdef0123456789abcdef";
    static final String HOST = "examplebucket-1250000000.cos.ap-beijing.myqcloud.com";

    private Heads() {}

    static RequestHead head(String method, String target, String host, Headers headers) {
        int mark = target.indexOf('?');
        return new RequestHead(
                method,
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                host,
                headers,
                InetAddress.getLoopbackAddress(),
                null,
                Dialect.COS,
                Instant.EPOCH,
                REQUEST_ID);
    }

    static RequestHead head(String method, String target, Header... headers) {
        return head(method, target, HOST, new Headers(List.of(headers)));
    }

    static Headers with(Headers headers, Header... more) {
        List<Header> all = new ArrayList<>(headers.lines());
        all.addAll(List.of(more));
        return new Headers(all);
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
