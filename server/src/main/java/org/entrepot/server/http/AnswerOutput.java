package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import org.entrepot.gateway.Answer;

/**
 * The sending side of one exchange, as the handler's thread sees it; HTTP/1.1 and HTTP/2 have one each. An answer is either
 * {@link #sendWhole}, or {@link #sendHead} and either {@link #sendLast} or any number of {@code send} and {@link #end}. Nothing
 * here waits.
 */
interface AnswerOutput {
    /** Answers {@code 100 Continue} where the client waits for it. */
    void sendContinue();

    /** Sends head and body of a small answer at once; the body is read only, since others may hold the same bytes. */
    void sendWhole(Answer head, byte[] body);

    /** Begins an answer. The head may stay here until {@link #flush} or the first piece, to leave together with it. */
    void sendHead(Answer head);

    /** Lets the head go before there is anything of the body. */
    void flush();

    /** Sends a piece of the body, whose ownership goes over; the future is done when it has left. */
    ChannelFuture send(ByteBuf piece);

    /** Whether file regions can be sent. */
    boolean takesFileRegions();

    /** Sends a region of a file without copying it. */
    ChannelFuture send(SharedFileRegion region);

    /** Sends the whole body, one region of a file, and ends the answer. */
    void sendLast(SharedFileRegion region);

    /** The body is complete. */
    void end();

    /** The handler came back without an answer: sends a bare 500. */
    void fail();

    /** Ends the exchange so that an answer already begun cannot pass for a whole one. */
    void abort();
}
