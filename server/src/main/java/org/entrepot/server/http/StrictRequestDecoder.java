package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Netty's decoder, with {@link HeadScanner} beside it and chunk extensions bounded. What breaks HTTP comes out as one
 * {@link BadRequestException} instead of a request; everything after it is thrown away.
 */
final class StrictRequestDecoder extends HttpRequestDecoder {
    /** What the framing of one piece of a chunked body may take without counting as an extension: sizes and line ends. */
    private static final int FRAMING_BYTES = 24;

    private final HeadScanner scanner = new HeadScanner();
    private final Runnable headBegun;
    private boolean insideHead = true;
    private boolean begun;
    private boolean refused;
    private long framingBytes;
    private long pieces;

    /**
     * A decoder for one connection.
     *
     * @param headBegun called at the first byte of each head
     */
    StrictRequestDecoder(Runnable headBegun) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(HttpLimits.REQUEST_LINE_BYTES_MAX)
                .setMaxHeaderSize(HttpLimits.HEAD_BYTES_MAX)
                .setMaxChunkSize(HttpLimits.PIECE_BYTES_MAX));
        this.headBegun = headBegun;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (refused) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (insideHead && !begun && in.isReadable()) {
            begun = true;
            headBegun.run();
        }
        int from = in.readerIndex();
        int before = out.size();
        super.decode(context, in, out);
        BadRequestException fault =
                insideHead ? scanHead(in, from, in.readerIndex()) : countFraming(in.readerIndex() - from, out, before);
        if (fault != null) {
            refused = true;
            while (out.size() > before) {
                ReferenceCountUtil.release(out.remove(out.size() - 1));
            }
            out.add(fault);
            return;
        }
        follow(out, before);
    }

    private @Nullable BadRequestException scanHead(ByteBuf in, int from, int to) {
        if (scanner.fault() == null) {
            in.forEachByte(from, to - from, scanner);
        }
        return scanner.fault();
    }

    private @Nullable BadRequestException countFraming(int consumed, List<Object> out, int before) {
        framingBytes += consumed;
        for (int i = before; i < out.size(); i++) {
            if (out.get(i) instanceof HttpContent content) {
                framingBytes -= content.content().readableBytes();
                pieces++;
            }
        }
        return framingBytes - pieces * FRAMING_BYTES > HttpLimits.CHUNK_EXTENSION_BYTES_MAX
                ? new BadRequestException(400, "the chunked body carries too many extensions")
                : null;
    }

    private void follow(List<Object> out, int before) {
        for (int i = before; i < out.size(); i++) {
            Object message = out.get(i);
            if (message instanceof HttpRequest) {
                insideHead = false;
                framingBytes = 0;
                pieces = 0;
            }
            if (message instanceof LastHttpContent) {
                insideHead = true;
                begun = false;
                scanner.reset();
            }
        }
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        // Netty would drop the length; two framings in one request are how requests are smuggled.
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding are there");
    }
}
