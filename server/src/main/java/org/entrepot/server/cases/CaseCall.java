package org.entrepot.server.cases;

import java.util.List;
import org.entrepot.gateway.Header;

/**
 * A request as it goes on the wire.
 *
 * @param host for the {@code Host} header
 * @param target path and query, encoded
 * @param headers without {@code Host} and {@code Content-Length}
 */
public record CaseCall(String method, String host, String target, List<Header> headers, byte[] body) {
    public CaseCall {
        headers = List.copyOf(headers);
    }
}
