package org.entrepot.server.http;

import java.io.IOException;
import org.entrepot.gateway.Exchange;

/** What is done with each request; plain blocking code, called on a virtual thread of its own. */
@FunctionalInterface
public interface ExchangeHandler {
    /**
     * Answers the exchange. When it returns or throws without having answered, the client gets a bare 500 and the connection
     * is closed.
     *
     * @throws IOException when the connection fails; there is nobody left to tell
     */
    void handle(Exchange exchange) throws IOException;
}
