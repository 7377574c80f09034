package org.entrepot.server.maintenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines on their way from a task to who reads them. The task waits when it is far ahead. It is told that nobody reads any more by
 * its next line, never by an interrupt, which would close the files that it reads together with requests.
 */
final class LineStream extends InputStream {
    /** Lines written ahead of who reads them. */
    private static final int AHEAD_MAX = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> ahead = new ArrayDeque<>();
    private int at;
    private boolean ended;
    private boolean closed;

    /** An empty stream. */
    LineStream() {}

    /**
     * Adds a line.
     *
     * @throws CancellationException when nobody reads any more
     */
    void add(String line) {
        lock.lock();
        try {
            while (ahead.size() >= AHEAD_MAX && !closed) {
                changed.awaitUninterruptibly();
            }
            if (closed) {
                throw new CancellationException("nobody listens any more");
            }
            ahead.add((line + "\n").getBytes(StandardCharsets.UTF_8));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** After the last line. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Adds a last line without waiting for anybody. */
    void endWith(String line) {
        lock.lock();
        try {
            ahead.add((line + "\n").getBytes(StandardCharsets.UTF_8));
            end();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        lock.lock();
        try {
            while (ahead.isEmpty() && !ended && !closed) {
                changed.await();
            }
            if (ahead.isEmpty()) {
                if (!ended) {
                    throw new IOException("the task ended before its last line");
                }
                return -1;
            }
            byte[] line = ahead.getFirst();
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, bytes, offset, count);
            at += count;
            if (at == line.length) {
                ahead.removeFirst();
                at = 0;
                changed.signalAll();
            }
            return count;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a line", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
