package org.entrepot.server.http;

import java.io.IOException;
import org.entrepot.gateway.Exchange;

/** What is done with each request; plain blocking code on a virtual thread of its own, but for what is answered at once. */
@FunctionalInterface
public interface ExchangeHandler {
    /**
     * Answers the exchange. When it returns or throws without having answered, the client gets a bare 500 and the connection
     * is closed.
     *
     * @throws IOException when the connection fails; there is nobody left to tell
     */
    void handle(Exchange exchange) throws IOException;

    /**
     * Answers the exchange when that needs no waiting at all, with a body of at most {@link HttpLimits#SMALL_BODY_BYTES_MAX}
     * bytes in memory. Called first, on the event loop, which saves the change of threads.
     *
     * @return false when nothing was done, and {@link #handle} is to be called
     */
    default boolean handleAtOnce(Exchange exchange) {
        return false;
    }

    /** Whether the exchange is one of the few that are served when no others are. On the event loop. */
    default boolean isOwn(Exchange exchange) {
        return false;
    }

    /**
     * Tells the client to come back later, because too much is in hand, without waiting for anything. On the event loop.
     * Left unanswered the client gets a bare 500.
     */
    default void shed(Exchange exchange) {}
}
