package org.entrepot.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receiving side of an {@link Http1Connection}: hands it one request after the other. What a client sends behind a request
 * that is still being answered is kept in order, and while there is any, nothing more is read. Belongs to the event loop.
 */
final class Http1Input extends ChannelInboundHandlerAdapter {
    private static final Logger LOG = LoggerFactory.getLogger(Http1Input.class);

    private final Http1Connection connection;
    private final Channel channel;
    private final ArrayDeque<Object> ahead = new ArrayDeque<>();

    Http1Input(Http1Connection connection, Channel channel) {
        this.connection = connection;
        this.channel = channel;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (connection.isOver()) {
            ReferenceCountUtil.release(message);
        } else if (connection.isBusy()) {
            ahead.add(message);
            channel.config().setAutoRead(false);
        } else {
            hand(message);
        }
    }

    private void hand(Object message) {
        switch (message) {
            case BadRequestException fault -> connection.refuse(fault);
            case HttpRequest request -> connection.begin(request);
            case HttpContent content -> hand(content);
            default -> ReferenceCountUtil.release(message);
        }
    }

    private void hand(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            content.release();
            connection.brokenBody();
        } else {
            connection.body(content.content(), content instanceof LastHttpContent);
        }
    }

    /** Whether nothing was read ahead, so that reading may go on. */
    boolean isEmpty() {
        return ahead.isEmpty();
    }

    /** The connection is free again: goes on with what was read ahead. */
    void next() {
        while (!ahead.isEmpty() && !connection.isBusy() && !connection.isOver()) {
            hand(ahead.remove());
        }
        if (ahead.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    /** Throws away what was read ahead. */
    void clear() {
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            connection.inputEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connection.inputEnded();
        clear();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a connection that cannot be closed is closed already
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection {} failed: {}", channel, cause.toString());
        connection.inputEnded();
        channel.close();
    }
}
