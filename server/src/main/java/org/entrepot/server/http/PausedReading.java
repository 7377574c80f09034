package org.entrepot.server.http;

import io.netty.channel.Channel;
import java.util.function.BooleanSupplier;

/** Back-pressure of HTTP/1.1: while enough of a body waits, nothing is read from its connection. */
final class PausedReading implements BodyFlow {
    private final Channel channel;
    private final ServerLoad load;
    private final BooleanSupplier mayRead;
    private boolean paused;

    /**
     * Back-pressure for one body.
     *
     * @param load says when each body has to do with less room
     * @param mayRead whether nothing else keeps the connection from being read; asked on the loop
     */
    PausedReading(Channel channel, ServerLoad load, BooleanSupplier mayRead) {
        this.channel = channel;
        this.load = load;
        this.mayRead = mayRead;
    }

    @Override
    public void received(int waitingBytes) {
        int room = load.isMemoryShort() ? HttpLimits.PIECE_BYTES_MAX : HttpLimits.BODY_QUEUE_BYTES_MAX;
        if (!paused && waitingBytes > room) {
            paused = true;
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public void taken(int bytes, int waitingBytes) {
        int low = (load.isMemoryShort() ? HttpLimits.PIECE_BYTES_MAX : HttpLimits.BODY_QUEUE_BYTES_MAX) / 2;
        if (paused && waitingBytes < low) {
            paused = false;
            // On the loop, because changing autoRead elsewhere races.
            channel.eventLoop().execute(() -> {
                if (mayRead.getAsBoolean()) {
                    channel.config().setAutoRead(true);
                }
            });
        }
    }
}
