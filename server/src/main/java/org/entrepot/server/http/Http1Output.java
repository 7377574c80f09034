package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.nio.charset.StandardCharsets;
import org.entrepot.gateway.Answer;

/** Sends the answer to one request of an {@link Http1Connection}. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty reports what fails through the channel
final class Http1Output implements AnswerOutput {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final Http1Connection connection;
    private final Channel channel;
    private final Http1Heads.Parsed request;
    private final BodyQueue queue;
    private boolean chunked;
    private boolean keepAlive;

    Http1Output(Http1Connection connection, Http1Heads.Parsed request, BodyQueue queue) {
        this.connection = connection;
        this.channel = connection.channel();
        this.request = request;
        this.queue = queue;
    }

    @Override
    public void sendContinue() {
        if (!request.expectsContinue()) {
            return;
        }
        channel.eventLoop().execute(() -> {
            // A client that began without being asked needs no invitation any more.
            if (queue.isUntouched()) {
                channel.writeAndFlush(Unpooled.wrappedBuffer(Http1AnswerHead.CONTINUE));
            }
        });
    }

    @Override
    public void sendWhole(Answer answer, byte[] body) {
        byte[] head = begin(answer);
        // Outside the heap, where the socket takes it from: Netty would copy an array there once more.
        ByteBuf whole = channel.alloc().ioBuffer(head.length + body.length);
        connection.finish(channel.writeAndFlush(whole.writeBytes(head).writeBytes(body)), keepAlive);
    }

    @Override
    public void sendHead(Answer answer) {
        channel.write(Unpooled.wrappedBuffer(begin(answer)));
    }

    private byte[] begin(Answer answer) {
        Http1AnswerHead.Framing framing =
                Http1AnswerHead.framing(answer, request.head().method(), request.isVersion11());
        chunked = framing == Http1AnswerHead.Framing.CHUNKED;
        keepAlive = framing != Http1AnswerHead.Framing.CLOSE && mayKeepAlive();
        return Http1AnswerHead.bytes(answer, framing, connectionHeader());
    }

    /** Whether the connection can serve another request after this one: what is left of the body must be worth reading. */
    private boolean mayKeepAlive() {
        if (!request.keepAlive() || connection.isLastRequest()) {
            return false;
        }
        if (request.expectsContinue() && queue.isUntouched()) {
            // Nobody knows whether the client will send the body that it was not asked for.
            return false;
        }
        return queue.isRestWorthReading();
    }

    private String connectionHeader() {
        if (!keepAlive) {
            return "close";
        }
        return request.isVersion11() ? "" : "keep-alive";
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public ChannelFuture send(ByteBuf piece) {
        return channel.writeAndFlush(chunked ? chunk(piece) : piece);
    }

    private static ByteBuf chunk(ByteBuf data) {
        byte[] size = (Integer.toHexString(data.readableBytes()) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return Unpooled.wrappedBuffer(Unpooled.wrappedBuffer(size), data, Unpooled.wrappedBuffer(LINE_END));
    }

    @Override
    public boolean takesFileRegions() {
        return !connection.isTls();
    }

    @Override
    public ChannelFuture send(SharedFileRegion region) {
        return channel.writeAndFlush(region);
    }

    @Override
    public void sendLast(SharedFileRegion region) {
        connection.finish(channel.writeAndFlush(region), keepAlive, region::transferred);
    }

    @Override
    public void end() {
        ByteBuf last = chunked ? Unpooled.wrappedBuffer(LAST_CHUNK) : Unpooled.EMPTY_BUFFER;
        connection.finish(channel.writeAndFlush(last), keepAlive);
    }

    @Override
    public void fail() {
        byte[] answer = Http1AnswerHead.bare(NettyExchange.UNANSWERED);
        connection.finish(channel.writeAndFlush(Unpooled.wrappedBuffer(answer)), false);
    }

    /** A reset tells even HTTP/1.0 clients that the answer is not whole. */
    @Override
    public void abort() {
        connection.abort();
    }
}
