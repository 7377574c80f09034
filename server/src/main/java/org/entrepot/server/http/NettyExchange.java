package org.entrepot.server.http;

import java.io.IOException;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Exchange;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;

/** One request of a {@link Connection}. Everything here runs on the handler's thread. */
final class NettyExchange implements Exchange {
    private final Connection connection;
    private final RequestHeads.Parsed parsed;
    private final BodyQueue queue;
    private final NettyBody body;
    private boolean begun;

    NettyExchange(Connection connection, RequestHeads.Parsed parsed, BodyQueue queue) {
        this.connection = connection;
        this.parsed = parsed;
        this.queue = queue;
        this.body = new NettyBody(parsed.bodyLength(), queue, connection::sendContinue);
    }

    @Override
    public RequestHead head() {
        return parsed.head();
    }

    @Override
    public RequestBody body() {
        return body;
    }

    /** What the connection knows of the request beyond its head. */
    RequestHeads.Parsed parsed() {
        return parsed;
    }

    /** Where the loop puts the body. */
    BodyQueue queue() {
        return queue;
    }

    /** Whether an answer was begun. */
    boolean isBegun() {
        return begun;
    }

    /** Gives back what the handler left unread. */
    void release() {
        body.release();
    }

    @Override
    public void respond(Answer answer) throws IOException {
        if (begun) {
            close(answer.body());
            throw new IllegalStateException("the exchange is answered already");
        }
        AnswerHead.Framing framing = AnswerHead.framing(answer, parsed.head().method(), parsed.isVersion11());
        boolean hasBody =
                framing != AnswerHead.Framing.NONE && !parsed.head().method().equals("HEAD");
        try {
            AnswerPump pump = new AnswerPump(connection, hasBody ? answer.body() : new AnswerBody.None(0), framing);
            boolean keepAlive = framing != AnswerHead.Framing.CLOSE && connection.mayKeepAlive(this);
            begun = true;
            pump.send(AnswerHead.bytes(answer, framing, connectionHeader(keepAlive)), keepAlive);
        } catch (IOException | RuntimeException e) {
            if (begun) {
                abort();
            }
            throw e;
        } finally {
            close(answer.body());
        }
    }

    private String connectionHeader(boolean keepAlive) {
        if (!keepAlive) {
            return "close";
        }
        return parsed.isVersion11() ? "" : "keep-alive";
    }

    private static void close(AnswerBody body) throws IOException {
        switch (body) {
            case AnswerBody.None none -> {}
            case AnswerBody.Bytes bytes -> {}
            case AnswerBody.Content content -> content.content().close();
            case AnswerBody.Stream stream -> stream.stream().close();
        }
    }

    @Override
    public void abort() {
        begun = true;
        queue.discard();
        connection.abort();
    }
}
