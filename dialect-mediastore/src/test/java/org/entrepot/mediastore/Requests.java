package org.entrepot.mediastore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.gateway.Entry;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.kit.RequestHeads;

/** Heads as a listener would parse them. */
final class Requests {
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Requests() {}

    static RequestHead head(String method, String target, String host, List<Header> headers) {
        return RequestHeads.of(method, target, host, headers, NOW);
    }

    static RequestHead head(String method, String target, String... headers) {
        return head(method, target, "127.0.0.1:9000", headers(headers));
    }

    static List<Header> headers(String... namesAndValues) {
        List<Header> list = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            list.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return list;
    }

    static RequestHead control(String operation) {
        return head("POST", "/", "X-Amz-Target", "MediaStore_20170901." + operation);
    }

    /** What the front says of a request that named its container by a host label. */
    static Entry byHost(String label, String path) {
        return new Entry(Dialect.MEDIASTORE, Entry.View.API, label, null, null, path, Entry.HostKind.MEDIASTORE_DATA);
    }

    /** What the front says of a request that named its container by the path prefix. */
    static Entry byPrefix(String container, String path) {
        return new Entry(
                Dialect.MEDIASTORE, Entry.View.API, container, null, null, path, Entry.HostKind.MEDIASTORE_DATA);
    }

    /** What the front says of a request that came by a host that says nothing. */
    static Entry plain(String path) {
        return new Entry(Dialect.MEDIASTORE, Entry.View.API, null, null, null, path, Entry.HostKind.OTHER);
    }
}
