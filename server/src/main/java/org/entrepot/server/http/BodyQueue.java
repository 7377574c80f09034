package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a request body between the event loop, which offers them, and the handler's thread, which takes them. A
 * {@link BodyFlow} keeps it from holding much more than {@link HttpLimits#BODY_QUEUE_BYTES_MAX}; small pieces are joined, so
 * that the memory taken is never a multiple of the bytes held.
 */
final class BodyQueue {
    /** Pieces below this many bytes are copied together, because a view would hold a whole receive buffer in memory. */
    private static final int COPY_BELOW_BYTES = 4 << 10;

    /** Bytes that the first small piece of a row takes at least. */
    private static final int COPY_BYTES_MIN = 256;

    private final long length;
    private final HttpLimits limits;
    private final ServerLoad load;
    private final BodyFlow flow;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>();
    private final long startedNanos = System.nanoTime();
    /** The last piece when it is our own copy, with room for more; it is still in the queue. */
    private @Nullable ByteBuf growing;

    private int waitingBytes;
    private long receivedBytes;
    private long unwantedBytes;
    private boolean ended;
    private boolean unwanted;
    private @Nullable RefusedException failure;
    /** Who waits in {@link #take}; null for nobody. */
    private @Nullable Thread taker;

    /**
     * An empty queue.
     *
     * @param length bytes announced; 0 for no body, -1 when nobody knows
     * @param load is told what waits here
     */
    BodyQueue(long length, HttpLimits limits, ServerLoad load, BodyFlow flow) {
        this.length = length;
        this.limits = limits;
        this.load = load;
        this.flow = flow;
    }

    /** Adds a piece, whose ownership goes over. On the loop. */
    void offer(ByteBuf piece) {
        lock.lock();
        try {
            int bytes = piece.readableBytes();
            receivedBytes += bytes;
            if (unwanted || bytes == 0) {
                unwantedBytes += bytes;
                piece.release();
                flow.taken(bytes, waitingBytes);
                return;
            }
            add(piece);
            waitingBytes += bytes;
            load.addBodyBytes(bytes);
            flow.received(waitingBytes);
            wakeTaker();
        } finally {
            lock.unlock();
        }
    }

    private void add(ByteBuf piece) {
        int bytes = piece.readableBytes();
        if (bytes >= COPY_BELOW_BYTES) {
            pieces.add(piece);
            growing = null;
            return;
        }
        if (growing == null || growing.maxWritableBytes() < bytes) {
            growing = Unpooled.buffer(Math.max(bytes, COPY_BYTES_MIN), COPY_BELOW_BYTES);
            pieces.add(growing);
        }
        growing.writeBytes(piece);
        piece.release();
    }

    /** The last piece was offered. On the loop. */
    void end() {
        lock.lock();
        try {
            ended = true;
            wakeTaker();
        } finally {
            lock.unlock();
        }
    }

    /** The sender is gone; unless the body has ended it is incomplete. On the loop. */
    void cutOff() {
        fail(new Refusal.IncompleteBody(length, receivedBytes()));
    }

    /** No more will come, though more should have. What is waiting can still be taken. On the loop. */
    void fail(Refusal refusal) {
        lock.lock();
        try {
            if (!ended && failure == null) {
                failure = new RefusedException(refusal);
                wakeTaker();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Throws away what is waiting and what will come. */
    void discard() {
        lock.lock();
        try {
            unwanted = true;
            pieces.forEach(ByteBuf::release);
            pieces.clear();
            growing = null;
            int thrown = waitingBytes;
            waitingBytes = 0;
            load.addBodyBytes(-thrown);
            flow.taken(thrown, 0);
        } finally {
            lock.unlock();
        }
    }

    /** Bytes announced; 0 for no body, -1 when nobody knows. */
    long length() {
        return length;
    }

    /** Whether the last piece was offered. */
    boolean isEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Whether what is left of the body is worth reading for nothing: little enough, and neither broken nor waited for in vain.
     * Of a body without length nobody knows how much is left.
     */
    boolean isRestWorthReading() {
        lock.lock();
        try {
            return failure == null && length - receivedBytes <= HttpLimits.DRAIN_BYTES_MAX;
        } finally {
            lock.unlock();
        }
    }

    /** Bytes that came after {@link #discard}. */
    long unwantedBytes() {
        lock.lock();
        try {
            return unwantedBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing of the body has come yet, not even its end. */
    boolean isUntouched() {
        lock.lock();
        try {
            return receivedBytes == 0 && !ended;
        } finally {
            lock.unlock();
        }
    }

    /** Bytes offered so far. */
    long receivedBytes() {
        lock.lock();
        try {
            return receivedBytes;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next piece, whose ownership goes over; null at the end. Waits for it.
     *
     * @throws RefusedException when the body is cut off or the sender too slow
     */
    @Nullable
    ByteBuf take() throws IOException {
        lock.lock();
        try {
            long waitingSince = System.nanoTime();
            while (pieces.isEmpty()) {
                if (failure != null) {
                    throw failure;
                }
                if (ended) {
                    return null;
                }
                long leftNanos = nanosLeft(waitingSince);
                if (leftNanos <= 0) {
                    failure = new RefusedException(new Refusal.RequestTimeout());
                    throw failure;
                }
                await(leftNanos);
            }
            ByteBuf piece = pieces.remove();
            if (pieces.isEmpty()) {
                growing = null;
            }
            waitingBytes -= piece.readableBytes();
            load.addBodyBytes(-piece.readableBytes());
            flow.taken(piece.readableBytes(), waitingBytes);
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading a body", e);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for {@link #wakeTaker}. Called with the lock, which is free meanwhile. */
    private void await(long nanos) throws InterruptedException {
        taker = Thread.currentThread();
        lock.unlock();
        try {
            CoarsePark.park(nanos);
        } finally {
            lock.lock();
            taker = null;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void wakeTaker() {
        if (taker != null) {
            LockSupport.unpark(taker);
        }
    }

    /** How long the sender may still be silent: the idle time, and no longer than its mean rate allows. */
    private long nanosLeft(long waitingSince) {
        long now = System.nanoTime();
        long idleLeft = limits.bodyIdleTime().toNanos() - (now - waitingSince);
        long allowedNanos = limits.bodyIdleTime().toNanos()
                + TimeUnit.SECONDS.toNanos(1) / limits.bodyBytesPerSecondMin() * receivedBytes;
        return Math.min(idleLeft, allowedNanos - (now - startedNanos));
    }
}
