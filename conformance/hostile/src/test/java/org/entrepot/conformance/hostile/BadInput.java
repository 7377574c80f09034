package org.entrepot.conformance.hostile;

import java.io.IOException;
import java.util.function.Function;
import org.entrepot.access.Dialect;

/**
 * One bad thing to send in one dialect, and the answer that it has to get.
 *
 * @param kind the heading it stands under in the table
 * @param input what is wrong, in words
 * @param code the dialect's error code; empty where the answer is bare text
 */
record BadInput(String kind, String input, Dialect dialect, int status, String code, Attempt attempt) {
    /** Sends it. */
    @FunctionalInterface
    interface Attempt {
        /** The answer to what was sent over this connection. */
        RawAnswer send(RawConnection connection, Requests requests) throws IOException;
    }

    /** Sends one whole message and reads the answer. */
    static Attempt whole(Function<Requests, Message> message) {
        return (connection, requests) -> {
            connection.write(message.apply(requests).bytes());
            return connection.read();
        };
    }

    @Override
    public String toString() {
        return kind + ": " + input + " / " + dialect;
    }
}
