package org.entrepot.conformance.fuzz;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;
import org.entrepot.gateway.RequestHead;

/** Makes a request's head of bytes: the first line is the query, the others are headers. */
public final class FuzzedHead {
    private FuzzedHead() {}

    /** The head; lines without a colon are left out, as HTTP would not let them in. */
    public static RequestHead of(byte[] data) {
        String[] lines = new String(data, StandardCharsets.ISO_8859_1).split("\n", -1);
        List<Header> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.add(new Header(
                        lines[i].substring(0, colon),
                        lines[i].substring(colon + 1).strip()));
            }
        }
        return new RequestHead(
                "GET",
                "/bucket/key",
                lines[0],
                "bucket-1250000000.cos.local.localhost",
                new Headers(headers),
                "HTTP/1.1",
                InetAddress.getLoopbackAddress(),
                null,
                null,
                Instant.EPOCH,
                "0");
    }
}
