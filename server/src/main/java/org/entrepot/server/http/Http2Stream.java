package org.entrepot.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of an {@link Http2Connection}, which is one exchange: it receives the request, {@link Http2Output} sends the
 * answer. Fields belong to the event loop.
 *
 * <p>Netty ends the stream when both sides have ended. Where the answer ends first the rest of the body is thrown away, and
 * when that is not worth it the stream is reset with {@code NO_ERROR} (RFC 9113 section 8.1).
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports what fails through the channel
final class Http2Stream extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Http2Stream.class);

    private final Http2Connection connection;
    private final NettyListener listener;
    private final Channel channel;
    private final Deadline deadline = new Deadline();
    /** Null before the head, and for a head that was refused. */
    private @Nullable NettyExchange exchange;

    private boolean headSeen;
    private boolean requestEnded;
    private boolean answered;

    Http2Stream(Http2Connection connection, NettyListener listener, Channel channel) {
        this.connection = connection;
        this.listener = listener;
        this.channel = channel;
    }

    // ---- what the stream says

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection.opened(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (message) {
            case Http2HeadersFrame head when !headSeen -> begin(head);
            case Http2HeadersFrame trailers -> ended(trailers.isEndStream());
            case Http2DataFrame data -> data(data);
            default -> ReferenceCountUtil.release(message);
        }
    }

    private void begin(Http2HeadersFrame frame) {
        headSeen = true;
        requestEnded = frame.isEndStream();
        try {
            Http2Heads.Parsed parsed = Http2Heads.read(frame, connection.peer());
            BodyQueue queue =
                    new BodyQueue(parsed.bodyLength(), listener.limits(), listener.load(), new StreamWindow(channel));
            exchange = new NettyExchange(
                    parsed.head(),
                    queue,
                    new Http2Output(this, channel, parsed.expectsContinue(), queue),
                    listener.limits().writeIdleTime());
            ended(frame.isEndStream());
            listener.start(exchange);
        } catch (BadRequestException fault) {
            listener.countRefusal();
            finish(Http2Output.sendBare(channel, fault.answer()));
        } catch (Http2Exception malformed) {
            LOG.debug("malformed request on {}: {}", channel, malformed.getMessage());
            listener.countRefusal();
            reset(malformed.error());
        }
    }

    private void data(Http2DataFrame frame) {
        if (exchange == null) {
            requestEnded |= frame.isEndStream();
            frame.release();
            return;
        }
        BodyQueue queue = exchange.queue();
        int padding = frame.initialFlowControlledBytes() - frame.content().readableBytes();
        queue.offer(frame.content());
        if (padding > 0) {
            StreamWindow.open(channel, padding);
        }
        ended(frame.isEndStream());
        if (answered && queue.unwantedBytes() > HttpLimits.DRAIN_BYTES_MAX) {
            reset(Http2Error.NO_ERROR);
        }
    }

    private void ended(boolean isEnd) {
        requestEnded |= isEnd;
        if (isEnd && exchange != null) {
            exchange.queue().end();
        }
    }

    /** Both sides have ended, or one has reset the stream, or the connection is gone. */
    @Override
    public void channelInactive(ChannelHandlerContext context) {
        inputEnded();
        deadline.clear();
        connection.closed(this);
    }

    /** The client sends nothing more. */
    void inputEnded() {
        if (exchange != null) {
            exchange.queue().cutOff();
        }
    }

    /** A violation of the protocol that Netty found, which resets the stream next, or a bug. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("stream {} failed: {}", channel, cause.toString());
        inputEnded();
        if (!(cause instanceof Http2Exception)) {
            reset(Http2Error.INTERNAL_ERROR);
        }
    }

    // ---- how it ends; from any thread

    /** The last of the answer was handed over; the request is answered when it has left. */
    void finish(ChannelFuture last) {
        channel.eventLoop().execute(() -> {
            deadline.set(listener.limits().writeIdleTime());
            last.addListener((ChannelFutureListener) future -> answered(future.isSuccess()));
        });
    }

    private void answered(boolean isSent) {
        answered = true;
        if (!isSent || requestEnded) {
            return;
        }
        BodyQueue rest = exchange == null ? null : exchange.queue();
        if (rest != null && rest.isRestWorthReading()) {
            rest.discard();
            deadline.set(listener.limits().drainTime());
        } else {
            reset(Http2Error.NO_ERROR);
        }
    }

    /** Ends the stream at once, so that an answer already begun cannot pass for a whole one. */
    void reset(Http2Error error) {
        channel.writeAndFlush(new DefaultHttp2ResetFrame(error));
    }

    /** Gives up what has taken too long. On the loop. */
    void checkDeadline(long nowNanos) {
        if (deadline.isPast(nowNanos)) {
            reset(answered ? Http2Error.NO_ERROR : Http2Error.CANCEL);
        }
    }

    /** For the log. */
    @Override
    public String toString() {
        return channel + (exchange == null ? "" : " " + exchange.head().requestId());
    }
}
