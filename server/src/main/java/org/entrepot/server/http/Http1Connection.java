package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.entrepot.gateway.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One connection of HTTP/1.1 or 1.0: one request at a time, in the order received. {@link Http1Input} hands it what the client
 * sends, {@link Http1Output} sends the answers; when a request is over, and whether another may follow, is known here. Fields
 * belong to the event loop except where marked.
 *
 * <p>A request is over when its answer has left and its body has ended, whichever comes last.
 */
@SuppressWarnings(
        "FutureReturnValueIgnored") // Netty reports what fails through the channel: channelInactive, exceptionCaught
final class Http1Connection implements OpenConnection {
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
    private final Http1Input input;
    private Phase phase = Phase.WAITING;
    private @Nullable Peer peer;
    private @Nullable NettyExchange current;
    private boolean answered;
    private boolean closeAfter;
    private boolean inputEnded;
    /** How much of the last piece has left. */
    private LongSupplier flushed = () -> 0;

    /** How much had when the deadline was set. */
    private long flushedBefore;
    /** When the phase has taken too long. */
    private final Deadline deadline = new Deadline();

    /** Set by the loop, read by the handler's thread before it promises to keep the connection. */
    private volatile boolean isLastRequest;

    Http1Connection(NettyListener listener, Channel channel) {
        this.listener = listener;
        this.channel = channel;
        this.input = new Http1Input(this, channel);
        enter(Phase.WAITING, listener.limits().headTime());
    }

    /** The handler that hands over what the client sends. */
    Http1Input input() {
        return input;
    }

    // ---- for the input, on the loop

    /** The first byte of a head has come. */
    void headBegun() {
        if (phase == Phase.WAITING) {
            enter(Phase.IN_HEAD, listener.limits().headTime());
        }
    }

    /** Whether a request was read to its end and is not over. */
    boolean isBusy() {
        return current != null && current.queue().isEnded();
    }

    /** Whether nothing that the client still sends is looked at. */
    boolean isOver() {
        return phase == Phase.LINGERING || current == null && closeAfter;
    }

    /** The next request. */
    void begin(HttpRequest request) {
        try {
            if (peer == null) {
                peer = listener.peerOf(channel);
            }
            Http1Heads.Parsed parsed = Http1Heads.read(request, peer);
            BodyQueue queue = new BodyQueue(
                    parsed.bodyLength(),
                    listener.limits(),
                    listener.load(),
                    new PausedReading(channel, listener.load(), input::isEmpty));
            NettyExchange exchange = new NettyExchange(
                    parsed.head(),
                    queue,
                    new Http1Output(this, parsed, queue),
                    listener.limits().writeIdleTime());
            current = exchange;
            answered = false;
            phase = Phase.WORKING;
            deadline.clear();
            listener.start(exchange);
        } catch (BadRequestException fault) {
            refuse(fault);
        }
    }

    /** A piece of the body, whose ownership comes over. */
    void body(ByteBuf piece, boolean isLast) {
        NettyExchange exchange = current;
        if (exchange == null) {
            piece.release();
            return;
        }
        exchange.queue().offer(piece);
        if (isLast) {
            exchange.queue().end();
            finishIfOver();
        } else if (answered && exchange.queue().unwantedBytes() > HttpLimits.DRAIN_BYTES_MAX) {
            linger();
        }
    }

    /** What comes is no body, and nothing that follows can be told from it. */
    void brokenBody() {
        if (current == null) {
            return;
        }
        closeAfter = true;
        isLastRequest = true;
        current.queue().fail(new Refusal.InvalidRequest("the chunked coding of the body is broken"));
        if (answered) {
            linger();
        }
    }

    /** Answers an error of HTTP and closes; during a body it is the body that is broken. */
    void refuse(BadRequestException fault) {
        if (current != null) {
            brokenBody();
            return;
        }
        listener.countRefusal();
        closeAfter = true;
        channel.writeAndFlush(Unpooled.wrappedBuffer(Http1AnswerHead.bare(fault.answer())))
                .addListener(sent -> linger());
        enter(Phase.FLUSHING, listener.limits().writeIdleTime());
    }

    /** The client sends nothing more; it may still be reading. */
    void inputEnded() {
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
        exchange.queue().cutOff();
        if (answered && !exchange.queue().isEnded()) {
            channel.close();
        }
    }

    // ---- how a request ends

    private void answered(NettyExchange exchange, boolean keepAlive) {
        if (exchange != current) {
            return;
        }
        answered = true;
        closeAfter |= !keepAlive;
        if (!exchange.queue().isEnded() && !closeAfter) {
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
        } else if (isBusy()) {
            current = null;
            enter(Phase.WAITING, listener.limits().keepAliveTime());
            if (listener.isStopping() && input.isEmpty()) {
                channel.close();
            } else {
                input.next();
            }
        }
    }

    /** Ends the connection; where the client may still be sending, so that it sees the answer first. */
    private void linger() {
        if (phase == Phase.LINGERING) {
            return;
        }
        if (current != null) {
            current.queue().discard();
        }
        input.clear();
        if (isBusy() || inputEnded) {
            channel.close();
            return;
        }
        enter(Phase.LINGERING, listener.limits().lingerTime());
        LingeringClose.begin(channel);
    }

    private void enter(Phase next, Duration longest) {
        phase = next;
        deadline.set(longest);
    }

    // ---- the sweep and the listener's end

    @Override
    public void checkDeadline(long nowNanos) {
        if (deadline.isPast(nowNanos)) {
            channel.eventLoop().execute(this::onDeadline);
        }
    }

    private void onDeadline() {
        if (!deadline.isPast(System.nanoTime())) {
            return;
        }
        long flushedNow = flushed.getAsLong();
        if (phase == Phase.IN_HEAD) {
            refuse(new BadRequestException(408, "the request's head took too long"));
        } else if (phase == Phase.FLUSHING && flushedNow > flushedBefore) {
            flushedBefore = flushedNow;
            deadline.set(listener.limits().writeIdleTime());
        } else {
            channel.close();
        }
    }

    @Override
    public void stopSoon() {
        channel.eventLoop().execute(() -> {
            if (current == null && phase != Phase.FLUSHING) {
                channel.close();
            }
        });
    }

    @Override
    public void abort() {
        channel.eventLoop().execute(() -> {
            if (channel.isOpen()) {
                if (!isTls()) {
                    channel.config().setOption(ChannelOption.SO_LINGER, 0);
                }
                channel.close();
            }
        });
    }

    // ---- for the output, from any thread

    Channel channel() {
        return channel;
    }

    /** Whether the connection is encrypted. */
    boolean isTls() {
        return listener.isTls();
    }

    /** Whether it is known already that no other request follows. */
    boolean isLastRequest() {
        return isLastRequest || listener.isStopping();
    }

    /** The last piece of the answer, a small one, was handed over; the request is answered when it has left. */
    void finish(ChannelFuture last, boolean keepAlive) {
        finish(last, keepAlive, () -> 0);
    }

    /**
     * The last piece of the answer was handed over; the request is answered when it has left.
     *
     * @param progress how much of it has; a client that takes nothing for the time allowed is given up
     */
    void finish(ChannelFuture last, boolean keepAlive, LongSupplier progress) {
        channel.eventLoop().execute(() -> {
            NettyExchange exchange = current;
            if (exchange == null) {
                return;
            }
            flushed = progress;
            flushedBefore = 0;
            enter(Phase.FLUSHING, listener.limits().writeIdleTime());
            last.addListener((ChannelFutureListener) future -> answered(exchange, keepAlive && future.isSuccess()));
        });
    }

    /** For the log; read from other threads, so it may be a moment old. */
    @Override
    public String toString() {
        return channel + " " + phase
                + (current == null ? "" : " " + current.head().requestId());
    }
}
