package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Error;
import org.entrepot.gateway.Answer;

/** Sends the answer on one {@link Http2Stream}. A piece has left when the client's window took it. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports what fails through the channel
final class Http2Output implements AnswerOutput {
    private final Http2Stream stream;
    private final Channel channel;
    private final boolean expectsContinue;
    private final BodyQueue queue;

    Http2Output(Http2Stream stream, Channel channel, boolean expectsContinue, BodyQueue queue) {
        this.stream = stream;
        this.channel = channel;
        this.expectsContinue = expectsContinue;
        this.queue = queue;
    }

    @Override
    public void sendContinue() {
        if (!expectsContinue) {
            return;
        }
        channel.eventLoop().execute(() -> {
            if (queue.isUntouched()) {
                channel.writeAndFlush(new DefaultHttp2HeadersFrame(Http2AnswerHead.interimContinue()));
            }
        });
    }

    @Override
    public void sendWhole(Answer head, byte[] body) {
        stream.finish(send(channel, head, body));
    }

    private static ChannelFuture send(Channel channel, Answer head, byte[] body) {
        boolean isAll = body.length == 0;
        ChannelFuture headSent = channel.write(new DefaultHttp2HeadersFrame(Http2AnswerHead.of(head), isAll));
        if (isAll) {
            channel.flush();
            return headSent;
        }
        return channel.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true));
    }

    /** Sends an answer of HTTP itself. */
    static ChannelFuture sendBare(Channel channel, BareAnswer answer) {
        return send(channel, answer.answer(), answer.body());
    }

    @Override
    public void sendHead(Answer head) {
        channel.write(new DefaultHttp2HeadersFrame(Http2AnswerHead.of(head)));
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public ChannelFuture send(ByteBuf piece) {
        return channel.writeAndFlush(new DefaultHttp2DataFrame(piece));
    }

    /** Frames and encryption need the bytes in memory. */
    @Override
    public boolean takesFileRegions() {
        return false;
    }

    @Override
    public ChannelFuture send(SharedFileRegion region) {
        throw noRegions();
    }

    @Override
    public void sendLast(SharedFileRegion region) {
        throw noRegions();
    }

    private static UnsupportedOperationException noRegions() {
        return new UnsupportedOperationException("a stream takes no file regions");
    }

    @Override
    public void end() {
        stream.finish(channel.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.EMPTY_BUFFER, true)));
    }

    @Override
    public void fail() {
        stream.finish(sendBare(channel, NettyExchange.UNANSWERED));
    }

    @Override
    public void abort() {
        stream.reset(Http2Error.INTERNAL_ERROR);
    }
}
