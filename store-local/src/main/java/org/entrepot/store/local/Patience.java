package org.entrepot.store.local;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * How long the committer waits for company before it writes. Where a sync is quicker than the pace at which commits come, each
 * would get a sync of its own although many are on their way; a short wait lets them share. Nobody waits while commits come one
 * by one, and waits that bring nobody soon stop. For one thread.
 */
final class Patience {
    /** The longest wait, in nanoseconds. */
    static final long WAIT_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(10);

    /** With so many commits in a batch waiting for more saves little. */
    static final int COMPANY_ENOUGH = 8;

    /** Batches without a wait after waits that brought too few, at the most. */
    private static final int PAUSE_MAX = 32;

    /** Below this many commits a batch, on average, they come one by one. */
    private static final double COMPANY_MIN = 1.25;

    private double average = 1;
    private int pauseNext = 1;
    private int pauseLeft;

    /** Takes more from the queue into a batch that has at least one, waiting where that pays. */
    <T> void gather(BlockingQueue<T> queue, List<T> batch, int batchMax) throws InterruptedException {
        queue.drainTo(batch, batchMax - batch.size());
        if (pauseLeft > 0) {
            pauseLeft--;
        } else if (average >= COMPANY_MIN) {
            int wanted = (int) Math.min(COMPANY_ENOUGH, Math.ceil(average * 1.5));
            await(queue, batch, batchMax, wanted);
            if (batch.size() >= wanted) {
                pauseNext = 1;
            } else {
                pauseLeft = pauseNext;
                pauseNext = Math.min(PAUSE_MAX, pauseNext * 2);
            }
        }
        average = (3 * average + batch.size()) / 4;
    }

    private static <T> void await(BlockingQueue<T> queue, List<T> batch, int batchMax, int wanted)
            throws InterruptedException {
        long end = System.nanoTime() + WAIT_NANOS_MAX;
        while (batch.size() < wanted) {
            T next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            batch.add(next);
            queue.drainTo(batch, batchMax - batch.size());
        }
    }
}
