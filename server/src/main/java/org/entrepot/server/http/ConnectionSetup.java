package org.entrepot.server.http;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamChannelOption;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;

/** Gives a connection the handlers of the protocol spoken on it. */
final class ConnectionSetup {
    private final NettyListener listener;
    private final OpenConnections connections;

    ConnectionSetup(NettyListener listener, OpenConnections connections) {
        this.listener = listener;
        this.connections = connections;
    }

    /** A connection that speaks TLS first. */
    void tls(Channel channel, SslContext context) {
        SslHandler tls = context.newHandler(channel.alloc());
        tls.setHandshakeTimeoutMillis(listener.limits().headTime().toMillis());
        TlsNegotiation negotiation = new TlsNegotiation(channel, this::negotiated);
        open(channel, negotiation);
        channel.pipeline().addLast(tls, negotiation);
    }

    private void negotiated(Channel channel, String protocol) {
        if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
            http2(channel);
        } else {
            http1(channel);
        }
    }

    /**
     * A connection that speaks HTTP/1.1. Its receive buffer follows what comes; where TLS was negotiated first, the large one for
     * everything is in use already and stays.
     */
    void http1(Channel channel) {
        channel.config()
                .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(
                        HttpLimits.RECEIVE_BYTES_MIN, HttpLimits.RECEIVE_BYTES_FIRST, HttpLimits.PIECE_BYTES_MAX));
        Http1Connection connection = new Http1Connection(listener, channel);
        channel.pipeline().addLast(new StrictRequestDecoder(connection::headBegun), connection.input());
        open(channel, connection);
    }

    private void http2(Channel channel) {
        Http2Connection connection = new Http2Connection(listener, channel);
        ChannelPipeline pipeline = channel.pipeline();
        Http2FrameCodec codec = codec();
        pipeline.addLast(codec, new Http2MultiplexHandler(streams(connection)), connection);
        openWindow(channel, codec.connection());
        open(channel, connection);
    }

    /** The settings only tell the window of each stream; that of the connection is opened by a frame of its own. */
    @SuppressWarnings("FutureReturnValueIgnored") // what fails here ends in channelInactive
    private static void openWindow(Channel channel, io.netty.handler.codec.http2.Http2Connection connection) {
        int open = connection.local().flowController().windowSize(connection.connectionStream());
        channel.writeAndFlush(new DefaultHttp2WindowUpdateFrame(Http2Limits.CONNECTION_WINDOW_BYTES - open));
    }

    private void open(Channel channel, OpenConnection connection) {
        connections.add(channel, connection);
        if (listener.isStopping()) {
            // The stop may have passed over a connection that was just being added.
            connection.stopSoon();
        }
    }

    private Http2FrameCodec codec() {
        return LargeHeadAnswer.codec(listener)
                .initialSettings(new Http2Settings()
                        .maxConcurrentStreams(Http2Limits.STREAMS_MAX)
                        .initialWindowSize(Http2Limits.STREAM_WINDOW_BYTES)
                        .maxHeaderListSize(Http2Limits.HEADER_LIST_BYTES_MAX))
                .validateRequiredPseudoHeaders(true)
                .decoderEnforceMaxRstFramesPerWindow(
                        Http2Limits.RESETS_PER_WINDOW_MAX, Http2Limits.FLOOD_WINDOW_SECONDS)
                .encoderEnforceMaxRstFramesPerWindow(
                        Http2Limits.RESETS_PER_WINDOW_MAX, Http2Limits.FLOOD_WINDOW_SECONDS)
                .decoderEnforceMaxConsecutiveEmptyDataFrames(Http2Limits.EMPTY_DATA_FRAMES_MAX)
                .decoderEnforceMaxSmallContinuationFrames(Http2Limits.SMALL_CONTINUATIONS_MAX)
                .encoderEnforceMaxQueuedControlFrames(Http2Limits.QUEUED_CONTROL_FRAMES_MAX)
                .gracefulShutdownTimeoutMillis(listener.limits().lingerTime().toMillis())
                .build();
    }

    private ChannelInitializer<Channel> streams(Http2Connection connection) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel stream) {
                stream.config().setOption(Http2StreamChannelOption.AUTO_STREAM_FLOW_CONTROL, false);
                stream.pipeline().addLast(new Http2Stream(connection, listener, stream));
            }
        };
    }
}
