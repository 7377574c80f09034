package org.entrepot.bench;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Requests written and signed ahead, sent round and round.
 *
 * @param heads whole heads; any number of connections may send one at the same time
 * @param body the body of every request; empty for none
 * @param answerBytes how long the body of every answer has to be; -1 for any length
 * @param answersHaveBodies false for HEAD, whose Content-Length announces nothing
 */
record RequestRing(List<ByteBuffer> heads, ByteBuffer body, long answerBytes, boolean answersHaveBodies) {
    public RequestRing {
        heads = List.copyOf(heads);
    }

    /** The bytes of a request, for one sending. */
    ByteBuffer[] request(long number) {
        ByteBuffer head = heads.get((int) (number % heads.size())).duplicate();
        return body.hasRemaining() ? new ByteBuffer[] {head, body.duplicate()} : new ByteBuffer[] {head};
    }
}
