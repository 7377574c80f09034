package org.entrepot.server.http;

import io.netty.channel.Channel;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;

/**
 * What an HTTP/1.1 client sent behind a request that is still being answered: kept in order, and while there is any, the
 * connection is not read. Belongs to the event loop.
 */
final class ReadAhead {
    private final Channel channel;
    private final ArrayDeque<Object> messages = new ArrayDeque<>();

    ReadAhead(Channel channel) {
        this.channel = channel;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** Keeps a message, whose ownership goes over, and stops reading. */
    void add(Object message) {
        messages.add(message);
        channel.config().setAutoRead(false);
    }

    /** The oldest message, whose ownership goes over. There must be one. */
    Object remove() {
        return messages.remove();
    }

    /** Goes on reading when nothing is left. */
    void readOn() {
        if (messages.isEmpty()) {
            channel.config().setAutoRead(true);
        }
    }

    /** Throws all of it away. */
    void clear() {
        messages.forEach(ReferenceCountUtil::release);
        messages.clear();
    }
}
