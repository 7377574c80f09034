package org.entrepot.gateway;

import java.io.IOException;

/** One request and the chance to answer it once. Plain blocking calls; the listener does the rest. */
public interface Exchange {
    /** The head, parsed. */
    RequestHead head();

    /** The body, unread. */
    RequestBody body();

    /**
     * Sends the answer and closes its body. The listener adds {@code Date}, {@code Content-Length} or the chunked coding
     * and {@code Connection}, leaves the body out for HEAD, 204 and 304, and drains or closes what is unread of the request.
     * The answer has left when this returns, or is on its way in one piece.
     */
    void respond(Answer answer) throws IOException;

    /** Whether {@link #respond} leaves the sending of a body that is one region of a file to others, and does not wait for it. */
    default boolean sendsFilesByItself() {
        return false;
    }

    /** Ends the connection so that an answer already begun cannot pass for a whole one. */
    void abort();
}
