package org.entrepot.server.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;

/**
 * Back-pressure of HTTP/2: the client may send as much more as was taken. Frames go into the queue as they come, so that what
 * they cost is known; only the window stays shut.
 */
final class StreamWindow implements BodyFlow {
    private final Channel stream;
    private int dueBytes;

    StreamWindow(Channel stream) {
        this.stream = stream;
    }

    @Override
    public void received(int waitingBytes) {
        // The window shut by as much when the client sent it.
    }

    @Override
    public void taken(int bytes, int waitingBytes) {
        dueBytes += bytes;
        if (dueBytes > 0 && (waitingBytes == 0 || dueBytes >= Http2Limits.WINDOW_STEP_BYTES)) {
            open(stream, dueBytes);
            dueBytes = 0;
        }
    }

    /** Lets the client send so many bytes more. A stream that has ended needs no window: its rest is given back by Netty. */
    @SuppressWarnings("FutureReturnValueIgnored")
    static void open(Channel stream, int bytes) {
        stream.writeAndFlush(new DefaultHttp2WindowUpdateFrame(bytes));
    }
}
