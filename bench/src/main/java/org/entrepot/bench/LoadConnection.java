package org.entrepot.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection of the generator: one request at a time. */
final class LoadConnection {
    private final Selector selector;
    private final InetSocketAddress server;
    private final AnswerReader answer = new AnswerReader();
    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer[] outgoing = {};
    private boolean answerHasBody;
    private long sinceNanos;
    private boolean busy;

    LoadConnection(Selector selector, InetSocketAddress server) throws IOException {
        this.selector = selector;
        this.server = server;
        channel = connect();
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    private SocketChannel connect() throws IOException {
        SocketChannel opened = SocketChannel.open(server);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        return opened;
    }

    /** Starts over with a new connection to the same server. */
    void reconnect() throws IOException {
        close();
        channel = connect();
        key = channel.register(selector, SelectionKey.OP_READ, this);
        busy = false;
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
    }

    /** Whether a request is under way. */
    boolean isBusy() {
        return busy;
    }

    /** {@link System#nanoTime} from which the latency of the running request counts. */
    long sinceNanos() {
        return sinceNanos;
    }

    /** The last answer. */
    AnswerReader answer() {
        return answer;
    }

    /** Sends a request, as much of it as the socket takes now. */
    void send(ByteBuffer[] request, boolean hasAnswerBody, long countedSinceNanos) throws IOException {
        outgoing = request;
        answerHasBody = hasAnswerBody;
        sinceNanos = countedSinceNanos;
        busy = true;
        answer.reset();
        write();
    }

    private void write() throws IOException {
        channel.write(outgoing);
        boolean hasMore = outgoing[outgoing.length - 1].hasRemaining();
        int wanted = hasMore ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /**
     * Does what the socket is ready for.
     *
     * @param input a buffer to read into
     * @return whether the running request is now answered
     */
    boolean progress(ByteBuffer input) throws IOException {
        if (key.isWritable()) {
            write();
        }
        if (!key.isReadable()) {
            return false;
        }
        input.clear();
        if (channel.read(input) < 0) {
            throw new EOFException("the server closed the connection");
        }
        input.flip();
        if (!busy) {
            throw new IOException("the server sends what nobody asked for");
        }
        boolean whole = answer.accept(input, answerHasBody);
        if (input.hasRemaining()) {
            throw new IOException("the server sends more than it announced");
        }
        busy = !whole;
        return whole;
    }
}
