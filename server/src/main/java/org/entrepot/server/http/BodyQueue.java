package org.entrepot.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of a request body between the event loop, which offers them, and the handler's thread, which takes them. It
 * tells the loop when to stop reading and when to go on, so that it never holds much more than
 * {@link HttpLimits#BODY_QUEUE_BYTES_MAX}.
 */
final class BodyQueue {
    /** What a waiting piece costs beside its bytes. */
    private static final int PIECE_COST_BYTES = 128;

    /** Pieces below this many bytes are copied, because a view would hold a whole receive buffer in memory. */
    private static final int COPY_BELOW_BYTES = 4 << 10;

    private final HttpLimits limits;
    private final Runnable pause;
    private final Runnable resume;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<ByteBuf> pieces = new ArrayDeque<>();
    private final long startedNanos = System.nanoTime();
    private long costBytes;
    private long receivedBytes;
    private boolean paused;
    private boolean ended;
    private boolean unwanted;
    private @Nullable RefusedException failure;

    /**
     * An empty queue.
     *
     * @param pause stops reading from the connection; called on the loop
     * @param resume goes on reading; called on the taker's thread
     */
    BodyQueue(HttpLimits limits, Runnable pause, Runnable resume) {
        this.limits = limits;
        this.pause = pause;
        this.resume = resume;
    }

    /** Adds a piece, whose ownership goes over. On the loop. */
    void offer(ByteBuf piece) {
        lock.lock();
        try {
            receivedBytes += piece.readableBytes();
            if (unwanted || !piece.isReadable()) {
                piece.release();
                return;
            }
            ByteBuf kept = piece;
            if (piece.readableBytes() < COPY_BELOW_BYTES) {
                kept = Unpooled.copiedBuffer(piece);
                piece.release();
            }
            pieces.add(kept);
            costBytes += kept.readableBytes() + PIECE_COST_BYTES;
            if (!paused && costBytes > HttpLimits.BODY_QUEUE_BYTES_MAX) {
                paused = true;
                pause.run();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The last piece was offered. On the loop. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** No more will come, though more should have. What is waiting can still be taken. On the loop. */
    void fail(Refusal refusal) {
        lock.lock();
        try {
            if (!ended && failure == null) {
                failure = new RefusedException(refusal);
                changed.signal();
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
            costBytes = 0;
            if (paused) {
                paused = false;
                resume.run();
            }
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
                    throw new RefusedException(new Refusal.RequestTimeout());
                }
                changed.awaitNanos(leftNanos);
            }
            ByteBuf piece = pieces.remove();
            costBytes -= piece.readableBytes() + PIECE_COST_BYTES;
            if (paused && costBytes < HttpLimits.BODY_QUEUE_BYTES_MAX / 2) {
                paused = false;
                resume.run();
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading a body", e);
        } finally {
            lock.unlock();
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
