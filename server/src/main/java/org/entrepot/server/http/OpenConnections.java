package org.entrepot.server.http;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open connections of one listener. */
final class OpenConnections {
    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private final Map<Channel, OpenConnection> connections = new ConcurrentHashMap<>();

    /** None yet. */
    OpenConnections() {}

    /** Remembers a connection until its channel closes. */
    void add(Channel channel, OpenConnection connection) {
        if (connections.put(channel, connection) == null) {
            channel.closeFuture().addListener(closed -> remove(channel));
        }
    }

    private void remove(Channel channel) {
        synchronized (connections) {
            connections.remove(channel);
            connections.notifyAll();
        }
    }

    int size() {
        return connections.size();
    }

    /** Gives up whatever has taken too long. */
    void sweep() {
        long now = System.nanoTime();
        connections.values().forEach(connection -> connection.checkDeadline(now));
    }

    /** Asks all of them to go away when they can. */
    void stopSoon() {
        connections.values().forEach(OpenConnection::stopSoon);
    }

    /**
     * Waits until all have gone.
     *
     * @return false when some were still busy at the deadline; they are cut off
     */
    boolean awaitNone(Duration longest) {
        long deadline = System.nanoTime() + longest.toNanos();
        synchronized (connections) {
            while (!connections.isEmpty()) {
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (leftMillis <= 0) {
                    LOG.warn(
                            "{} connections were still busy and are cut off: {}",
                            connections.size(),
                            connections.values());
                    connections.values().forEach(OpenConnection::abort);
                    return false;
                }
                try {
                    connections.wait(leftMillis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return true;
    }
}
