package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.entrepot.gateway.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: one request at a time, in the order received. Fields belong to the event loop except where marked; the
 * methods under "handler's thread" may be called from anywhere.
 *
 * <p>A request is over when its answer has left and its body has ended, whichever comes last.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // Netty reports what fails through the channel: channelInactive, exceptionCaught.
final class Connection extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private enum Phase {
        /** Between requests. */
        WAITING,
        /** A head has begun. */
        IN_HEAD,
        /** A handler is at work, or its answer is being pumped: body and pump keep their own time. */
        WORKING,
        /** The last of the answer is on its way. */
        FLUSHING,
        /** Answered; the rest of the body is being thrown away. */
        DRAINING,
        /** Nothing more is answered; the client may still be sending. */
        LINGERING
    }

    private final NettyListener listener;
    private final Channel channel;
    private final ArrayDeque<Object> pipelined = new ArrayDeque<>();
    private Phase phase = Phase.WAITING;
    private @Nullable Peer peer;
    private @Nullable NettyExchange current;
    private boolean bodyEnded;
    private boolean answered;
    private boolean closeAfter;
    private boolean inputEnded;
    private long drainedBytes;
    /** {@link System#nanoTime} after which the phase has taken too long; {@link Long#MAX_VALUE} for never. Read by the sweep. */
    private volatile long deadlineNanos;

    /** Set by the loop, read by the handler's thread before it promises to keep the connection. */
    private volatile boolean isLastRequest;

    Connection(NettyListener listener, Channel channel) {
        this.listener = listener;
        this.channel = channel;
        enter(Phase.WAITING, listener.limits().headTime());
    }

    // ---- what the channel says

    /** The first byte of a head has come. */
    void headBegun() {
        if (phase == Phase.WAITING) {
            enter(Phase.IN_HEAD, listener.limits().headTime());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (isOver()) {
            ReferenceCountUtil.release(message);
        } else if (current != null && bodyEnded) {
            pipelined.add(message);
            channel.config().setAutoRead(false);
        } else {
            dispatch(message);
        }
    }

    /** Whether nothing that the client still sends is looked at. */
    private boolean isOver() {
        return phase == Phase.LINGERING || current == null && closeAfter;
    }

    private void dispatch(Object message) {
        switch (message) {
            case BadRequestException fault -> refuse(fault);
            case HttpRequest request -> begin(request);
            case HttpContent content -> content(content);
            default -> ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest request) {
        try {
            if (peer == null) {
                peer = listener.peerOf(channel);
            }
            RequestHeads.Parsed parsed = RequestHeads.read(request, peer);
            BodyQueue queue = new BodyQueue(listener.limits(), this::pauseReading, this::resumeReading);
            NettyExchange exchange = new NettyExchange(this, parsed, queue);
            current = exchange;
            bodyEnded = false;
            answered = false;
            drainedBytes = 0;
            phase = Phase.WORKING;
            deadlineNanos = Long.MAX_VALUE;
            listener.start(this, exchange);
        } catch (BadRequestException fault) {
            refuse(fault);
        }
    }

    private void content(HttpContent content) {
        NettyExchange exchange = current;
        if (exchange == null) {
            content.release();
            return;
        }
        if (content.decoderResult().isFailure()) {
            content.release();
            brokenBody(exchange);
            return;
        }
        boolean isLast = content instanceof LastHttpContent;
        if (answered) {
            drainedBytes += content.content().readableBytes();
        }
        exchange.queue().offer(content.content());
        if (isLast) {
            exchange.queue().end();
            bodyEnded = true;
            finishIfOver();
        } else if (answered && drainedBytes > HttpLimits.DRAIN_BYTES_MAX) {
            linger();
        }
    }

    private void brokenBody(NettyExchange exchange) {
        closeAfter = true;
        isLastRequest = true;
        exchange.queue().fail(new Refusal.InvalidRequest("the chunked coding of the body is broken"));
        if (answered) {
            linger();
        }
    }

    /** Answers an error of HTTP and closes; during a body it is the body that is broken. */
    private void refuse(BadRequestException fault) {
        if (current != null) {
            brokenBody(current);
            return;
        }
        listener.countRefusal();
        closeAfter = true;
        channel.writeAndFlush(Unpooled.wrappedBuffer(AnswerHead.bare(fault.status(), fault.text())))
                .addListener(sent -> linger());
        enter(Phase.FLUSHING, listener.limits().writeIdleTime());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        inputEnded();
        pipelined.forEach(ReferenceCountUtil::release);
        pipelined.clear();
    }

    /** The client sends nothing more; it may still be reading. */
    private void inputEnded() {
        inputEnded = true;
        isLastRequest = true;
        closeAfter = true;
        NettyExchange exchange = current;
        if (exchange == null) {
            if (phase != Phase.FLUSHING) {
                channel.close();
            }
            return;
        }
        if (!bodyEnded) {
            exchange.queue()
                    .fail(new Refusal.IncompleteBody(
                            exchange.parsed().bodyLength(), exchange.queue().receivedBytes()));
            if (answered) {
                channel.close();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection {} failed: {}", channel, cause.toString());
        inputEnded();
        channel.close();
    }

    // ---- how a request ends

    private void answered(NettyExchange exchange, boolean keepAlive) {
        if (exchange != current) {
            return;
        }
        answered = true;
        closeAfter |= !keepAlive;
        if (!bodyEnded && !closeAfter) {
            exchange.queue().discard();
            enter(Phase.DRAINING, listener.limits().drainTime());
        }
        finishIfOver();
    }

    private void finishIfOver() {
        if (!answered) {
            return;
        }
        if (closeAfter) {
            linger();
        } else if (bodyEnded) {
            current = null;
            enter(Phase.WAITING, listener.limits().keepAliveTime());
            if (listener.isStopping() && pipelined.isEmpty()) {
                channel.close();
            } else {
                next();
            }
        }
    }

    /** Goes on with what was read ahead. */
    private void next() {
        while (!pipelined.isEmpty() && !(current != null && bodyEnded) && !isOver()) {
            dispatch(pipelined.remove());
        }
        if (pipelined.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    /**
     * Closes so that the answer arrives: a close with unread bytes would reset the connection and could destroy the answer on
     * its way, so this end stops sending first and listens on for a while.
     */
    private void linger() {
        if (phase == Phase.LINGERING) {
            return;
        }
        NettyExchange exchange = current;
        if (exchange != null) {
            exchange.queue().discard();
        }
        pipelined.forEach(ReferenceCountUtil::release);
        pipelined.clear();
        boolean isRequestWhole = exchange != null && bodyEnded;
        if (isRequestWhole || inputEnded || !(channel instanceof DuplexChannel duplex)) {
            channel.close();
            return;
        }
        enter(Phase.LINGERING, listener.limits().lingerTime());
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null) {
            tls.closeOutbound();
        } else {
            duplex.shutdownOutput();
        }
        channel.config().setAutoRead(true);
    }

    private void enter(Phase next, Duration longest) {
        phase = next;
        deadlineNanos = System.nanoTime() + longest.toNanos();
    }

    // ---- the sweep and the listener's end

    /** Called by the sweep on a thread of its own. */
    void checkDeadline(long nowNanos) {
        if (isPast(nowNanos)) {
            channel.eventLoop().execute(this::onDeadline);
        }
    }

    private boolean isPast(long nowNanos) {
        long deadline = deadlineNanos;
        return deadline != Long.MAX_VALUE && nowNanos - deadline > 0;
    }

    private void onDeadline() {
        if (!isPast(System.nanoTime())) {
            return;
        }
        if (phase == Phase.IN_HEAD) {
            refuse(new BadRequestException(408, "the request's head took too long"));
        } else {
            channel.close();
        }
    }

    /** The listener is stopping: goes away at once, or after the request at work. */
    void stopSoon() {
        channel.eventLoop().execute(() -> {
            if (current == null && phase != Phase.FLUSHING) {
                channel.close();
            }
        });
    }

    // ---- handler's thread

    /** Whether the connection is encrypted. */
    boolean isTls() {
        return listener.isTls();
    }

    /** Answers {@code 100 Continue} where the client waits for it. */
    void sendContinue() {
        channel.eventLoop().execute(() -> {
            NettyExchange exchange = current;
            if (exchange != null
                    && exchange.parsed().expectsContinue()
                    && !bodyEnded
                    && exchange.queue().receivedBytes() == 0) {
                channel.writeAndFlush(Unpooled.wrappedBuffer(AnswerHead.CONTINUE));
            }
        });
    }

    /** Whether the connection can serve another request after this one: what is left of the body must be worth reading. */
    boolean mayKeepAlive(NettyExchange exchange) {
        if (!exchange.parsed().keepAlive() || isLastRequest || listener.isStopping()) {
            return false;
        }
        long received = exchange.queue().receivedBytes();
        long length = exchange.parsed().bodyLength();
        if (received == 0 && length != 0 && exchange.parsed().expectsContinue()) {
            // Nobody knows whether the client will send the body that it was not asked for.
            return false;
        }
        return length - received <= HttpLimits.DRAIN_BYTES_MAX;
    }

    /** Sends something, without waiting. */
    ChannelFuture write(Object message) {
        return channel.writeAndFlush(message);
    }

    /** Sends something together with what is written next. */
    void queue(ByteBuf message) {
        channel.write(message);
    }

    /**
     * Waits until something sent has left.
     *
     * @param progress how much of it has; a client that takes nothing for the time allowed is given up
     * @throws IOException when the connection fails or is given up
     */
    void await(ChannelFuture sent, LongSupplier progress) throws IOException {
        long seen = progress.getAsLong();
        try {
            while (!sent.await(listener.limits().writeIdleTime().toMillis())) {
                long now = progress.getAsLong();
                if (now == seen) {
                    channel.close();
                    throw new IOException("the client takes nothing of the answer");
                }
                seen = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending", e);
        }
        if (!sent.isSuccess()) {
            throw new IOException("the connection failed while sending", sent.cause());
        }
    }

    /** The last piece of the answer was handed over; the request is answered when it has left. */
    void finish(ChannelFuture last, boolean keepAlive) {
        channel.eventLoop().execute(() -> {
            NettyExchange exchange = current;
            if (exchange == null) {
                return;
            }
            enter(Phase.FLUSHING, listener.limits().writeIdleTime());
            last.addListener((ChannelFutureListener) future -> answered(exchange, keepAlive && future.isSuccess()));
        });
    }

    /** The handler came back without an answer. */
    void failBare() {
        byte[] answer = AnswerHead.bare(500, "the server failed; its log says why");
        finish(channel.writeAndFlush(Unpooled.wrappedBuffer(answer)), false);
    }

    /** Ends the connection hard: a reset tells even HTTP/1.0 clients that the answer is not whole. */
    void abort() {
        channel.eventLoop().execute(() -> {
            if (channel.isOpen()) {
                if (!isTls()) {
                    channel.config().setOption(ChannelOption.SO_LINGER, 0);
                }
                channel.close();
            }
        });
    }

    private void pauseReading() {
        channel.config().setAutoRead(false);
    }

    /** From whatever thread; {@code autoRead} is only ever changed on the loop, because changing it elsewhere races. */
    private void resumeReading() {
        channel.eventLoop().execute(() -> {
            if (pipelined.isEmpty()) {
                channel.config().setAutoRead(true);
            }
        });
    }

    /** For the log; read from other threads, so it may be a moment old. */
    @Override
    public String toString() {
        return channel + " " + phase
                + (current == null ? "" : " " + current.head().requestId());
    }
}
