package org.entrepot.server.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.util.ReferenceCountUtil;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection of HTTP/2: many {@link Http2Stream}s at a time. Fields belong to the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports what fails through the channel
final class Http2Connection extends ChannelInboundHandlerAdapter implements OpenConnection {
    private static final Logger LOG = LoggerFactory.getLogger(Http2Connection.class);

    private final NettyListener listener;
    private final Channel channel;
    private final Set<Http2Stream> streams = new HashSet<>();
    /** When the client has asked nothing for too long. */
    private final Deadline idle = new Deadline();
    /** When the client has taken nothing of what was sent for too long. */
    private final Deadline stuck = new Deadline();

    private @Nullable Peer peer;
    private boolean isLast;
    private long controlWindowNanos = System.nanoTime();
    private int controlFrames;

    Http2Connection(NettyListener listener, Channel channel) {
        this.listener = listener;
        this.channel = channel;
        idle.set(listener.limits().headTime());
    }

    // ---- streams

    /** What all requests of the connection have in common. */
    Peer peer() {
        if (peer == null) {
            peer = listener.peerOf(channel);
        }
        return peer;
    }

    /** A stream was opened. */
    void opened(Http2Stream stream) {
        streams.add(stream);
        idle.clear();
    }

    /** A stream has ended. */
    void closed(Http2Stream stream) {
        streams.remove(stream);
        if (!streams.isEmpty()) {
            return;
        }
        idle.set(listener.limits().keepAliveTime());
        if (isLast) {
            channel.close();
        }
    }

    // ---- what the channel says

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof Http2PingFrame || message instanceof Http2SettingsFrame) {
            countControlFrame();
        }
        ReferenceCountUtil.release(message);
    }

    private void countControlFrame() {
        long now = System.nanoTime();
        if (now - controlWindowNanos > TimeUnit.SECONDS.toNanos(Http2Limits.FLOOD_WINDOW_SECONDS)) {
            controlWindowNanos = now;
            controlFrames = 0;
        }
        controlFrames++;
        if (controlFrames == Http2Limits.CONTROL_FRAMES_PER_WINDOW_MAX + 1) {
            listener.countRefusal();
            channel.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.ENHANCE_YOUR_CALM));
            channel.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            // The client may still be reading.
            isLast = true;
            streams.forEach(Http2Stream::inputEnded);
            if (streams.isEmpty()) {
                channel.close();
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (channel.isWritable()) {
            stuck.clear();
        } else {
            stuck.set(listener.limits().writeIdleTime());
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("connection {} failed: {}", channel, cause.toString());
        abort();
    }

    // ---- the sweep and the listener's end

    @Override
    public void checkDeadline(long nowNanos) {
        boolean isJustIdle = idle.isSet() && !idle.isPast(nowNanos) && !stuck.isPast(nowNanos);
        if (isJustIdle) {
            return;
        }
        channel.eventLoop().execute(() -> {
            if (stuck.isPast(nowNanos)) {
                abort();
            } else if (idle.isPast(nowNanos)) {
                channel.close();
            } else {
                List.copyOf(streams).forEach(stream -> stream.checkDeadline(nowNanos));
            }
        });
    }

    /** Streams that are open are answered; the client is told which ones those are. */
    @Override
    public void stopSoon() {
        channel.eventLoop().execute(() -> {
            isLast = true;
            if (streams.isEmpty()) {
                channel.close();
            } else {
                channel.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
            }
        });
    }

    /** Past the codec, which would wait for its streams. */
    @Override
    public void abort() {
        channel.eventLoop().execute(() -> {
            ChannelHandlerContext codec = channel.pipeline().context(Http2FrameCodec.class);
            if (codec != null) {
                codec.close();
            }
        });
    }

    /** For the log; read from other threads, so it may be a moment old. */
    @Override
    public String toString() {
        return channel + " " + streams;
    }
}
