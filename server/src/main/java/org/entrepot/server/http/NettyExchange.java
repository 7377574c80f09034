package org.entrepot.server.http;

import java.io.IOException;
import java.time.Duration;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Exchange;
import org.entrepot.gateway.RequestBody;
import org.entrepot.gateway.RequestHead;

/** One request, by HTTP/1.1 or HTTP/2. Everything here runs on the handler's thread. */
final class NettyExchange implements Exchange {
    /** What a client is told when the handler came back without an answer. */
    static final BareAnswer UNANSWERED = new BareAnswer(500, "the server failed; its log says why");

    private final RequestHead head;
    private final NettyBody body;
    private final BodyQueue queue;
    private final AnswerOutput output;
    private final Duration writeIdleTime;
    private boolean begun;

    /**
     * An exchange.
     *
     * @param queue where the loop puts the body
     * @param writeIdleTime how long the client may take nothing of the answer
     */
    NettyExchange(RequestHead head, BodyQueue queue, AnswerOutput output, Duration writeIdleTime) {
        this.head = head;
        this.body = new NettyBody(queue, output::sendContinue);
        this.queue = queue;
        this.output = output;
        this.writeIdleTime = writeIdleTime;
    }

    @Override
    public RequestHead head() {
        return head;
    }

    @Override
    public RequestBody body() {
        return body;
    }

    /** Where the loop puts the body. */
    BodyQueue queue() {
        return queue;
    }

    @Override
    public void respond(Answer answer) throws IOException {
        boolean closesItself = false;
        try {
            if (begun) {
                throw new IllegalStateException("the exchange is answered already");
            }
            AnswerPump pump = new AnswerPump(
                    output, writeIdleTime, hasBody(answer.status()) ? answer.body() : new AnswerBody.None(0));
            begun = true;
            closesItself = send(pump, answer);
        } finally {
            if (!closesItself) {
                close(answer.body());
            }
        }
    }

    @Override
    public boolean sendsFilesByItself() {
        return output.takesFileRegions();
    }

    private boolean hasBody(int status) {
        return status != 204 && status != 304 && !head.method().equals("HEAD");
    }

    private boolean send(AnswerPump pump, Answer answer) throws IOException {
        try {
            return pump.send(answer);
        } catch (IOException | RuntimeException e) {
            abort();
            throw e;
        }
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
        output.abort();
    }

    /** The handler is done: nothing more of the body is wanted, and there must be an answer. */
    void finish() {
        body.release();
        queue.discard();
        if (!begun) {
            begun = true;
            output.fail();
        }
    }
}
