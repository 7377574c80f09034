package org.entrepot.server.http;

import io.netty.channel.Channel;
import java.util.function.BooleanSupplier;

/** Back-pressure of HTTP/1.1: while enough of a body waits, nothing is read from its connection. */
final class PausedReading implements BodyFlow {
    private final Channel channel;
    private final BooleanSupplier mayRead;
    private boolean paused;

    /**
     * Back-pressure for one body.
     *
     * @param mayRead whether nothing else keeps the connection from being read; asked on the loop
     */
    PausedReading(Channel channel, BooleanSupplier mayRead) {
        this.channel = channel;
        this.mayRead = mayRead;
    }

    @Override
    public void received(int waitingBytes) {
        if (!paused && waitingBytes > HttpLimits.BODY_QUEUE_BYTES_MAX) {
            paused = true;
            channel.config().setAutoRead(false);
        }
    }

    @Override
    public void taken(int bytes, int waitingBytes) {
        if (paused && waitingBytes < HttpLimits.BODY_QUEUE_BYTES_MAX / 2) {
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
