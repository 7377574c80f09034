package org.entrepot.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DecoratingHttp2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Gives a text to the answer to heads beyond {@link Http2Limits#HEADER_LIST_BYTES_MAX}. Netty refuses those while it unpacks
 * them, before there is an {@link Http2Stream}, with a status alone.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails here ends in channelInactive
final class LargeHeadAnswer extends DecoratingHttp2ConnectionEncoder {
    private final NettyListener listener;

    private LargeHeadAnswer(Http2ConnectionEncoder encoder, NettyListener listener) {
        super(encoder);
        this.listener = listener;
    }

    /** Builds codecs that answer so. */
    static Http2FrameCodecBuilder codec(NettyListener listener) {
        return new Http2FrameCodecBuilder() {
            @Override
            protected Http2FrameCodec build(
                    Http2ConnectionDecoder decoder, Http2ConnectionEncoder encoder, Http2Settings settings) {
                return super.build(decoder, new LargeHeadAnswer(encoder, listener), settings);
            }
        };
    }

    @Override
    public ChannelFuture writeHeaders(
            ChannelHandlerContext context,
            int streamId,
            Http2Headers headers,
            int padding,
            boolean endStream,
            ChannelPromise promise) {
        // Our own answers of this status have a body.
        boolean isNettys = endStream && "431".contentEquals(headers.status());
        return isNettys
                ? writeAnswer(context, streamId, promise)
                : super.writeHeaders(context, streamId, headers, padding, endStream, promise);
    }

    private ChannelFuture writeAnswer(ChannelHandlerContext context, int streamId, ChannelPromise promise) {
        listener.countRefusal();
        BareAnswer answer = BareAnswer.headTooLong();
        super.writeHeaders(context, streamId, Http2AnswerHead.of(answer.answer()), 0, false, context.newPromise());
        ChannelFuture sent =
                super.writeData(context, streamId, Unpooled.wrappedBuffer(answer.body()), 0, true, promise);
        try {
            // Netty resets the stream next, which would throw away what is still to be flushed.
            flowController().writePendingBytes();
        } catch (Http2Exception e) {
            throw new IllegalStateException(e);
        }
        return sent;
    }
}
