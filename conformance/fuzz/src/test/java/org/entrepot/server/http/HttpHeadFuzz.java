package org.entrepot.server.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Bytes of a connection. Each gives requests or one refusal, never another exception, and the same whether they come at once or
 * one by one: where a packet ends is nobody's business.
 */
public final class HttpHeadFuzz {
    private static final Peer PEER = new Peer(InetAddress.getLoopbackAddress(), null, "127.0.0.1:9000", null, Set.of());

    private static final String REFUSED = "refused ";

    private HttpHeadFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        String atOnce = read(data, data.length);
        String oneByOne = read(data, 1);
        if (!atOnce.equals(oneByOne)) {
            throw new AssertionError("at once:\n" + atOnce + "\none by one:\n" + oneByOne);
        }
    }

    private static String read(byte[] data, int step) {
        EmbeddedChannel channel = new EmbeddedChannel(new StrictRequestDecoder(() -> {}));
        for (int from = 0; from < data.length; from += step) {
            channel.writeInbound(Unpooled.copiedBuffer(data, from, Math.min(step, data.length - from)));
        }
        List<String> heads = new ArrayList<>();
        long bytes = 0;
        boolean refused = false;
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            // Nothing is answered behind the first refusal.
            if (!refused && message instanceof HttpRequest request) {
                heads.add(head(request));
            } else if (!refused && message instanceof BadRequestException fault) {
                heads.add(REFUSED + fault.status());
            } else if (!refused
                    && message instanceof HttpContent content
                    && content.decoderResult().isFailure()) {
                heads.add(REFUSED + "400");
            }
            refused = !heads.isEmpty() && heads.getLast().startsWith(REFUSED);
            if (message instanceof HttpContent content) {
                bytes += content.content().readableBytes();
            }
            ReferenceCountUtil.release(message);
        }
        channel.checkException();
        // What a refused body had before the fault depends on the packets; nobody is shown it.
        return heads + (refused ? "" : " " + bytes + " bytes");
    }

    private static String head(HttpRequest request) {
        try {
            Http1Heads.Parsed parsed = Http1Heads.read(request, PEER);
            return parsed.head().method() + " " + parsed.head().authority() + " "
                    + parsed.head().rawPath() + " " + parsed.head().rawQuery() + " "
                    + parsed.head().headers() + " " + parsed.bodyLength();
        } catch (BadRequestException fault) {
            return REFUSED + fault.status();
        }
    }
}
