package org.entrepot.store.local;

import java.io.IOException;
import java.util.NavigableMap;
import java.util.concurrent.CountDownLatch;
import org.entrepot.store.WritesRefusedException;
import org.entrepot.store.spi.Catalog;
import org.jspecify.annotations.Nullable;

/** One commit on its way through the committer. Its caller waits; a virtual thread parks and gives its carrier away. */
final class CommitRequest<T, X extends Exception> {
    private final Catalog.Work<T, X> work;
    private final CountDownLatch done = new CountDownLatch(1);
    private @Nullable T result;
    private @Nullable Throwable failure;

    CommitRequest(Catalog.Work<T, X> work) {
        this.work = work;
    }

    /**
     * Runs the work over what earlier commits of the batch left behind.
     *
     * @param pending the batch's writes so far; grows by this commit's when the work does not throw
     * @return whether it wrote anything
     */
    boolean run(CommitTarget target, NavigableMap<byte[], byte @Nullable []> pending, long revision) {
        PendingTransaction transaction = new PendingTransaction(target, pending, revision);
        try {
            result = work.run(transaction);
        } catch (Throwable t) {
            failure = t;
            return false;
        }
        return transaction.mergeInto(pending);
    }

    /** The batch was refused, or could not be made durable: whatever the work said does not hold. */
    void fail(IOException cause) {
        failure = cause instanceof WritesRefusedException refused
                ? new WritesRefusedException(refused.reason(), String.valueOf(cause.getMessage()), cause)
                : new IOException(cause.getMessage(), cause);
    }

    /** Wakes the caller. */
    void complete() {
        done.countDown();
    }

    /** Waits for the end, also when interrupted: a write under way cannot be called back. */
    @SuppressWarnings("unchecked") // the work throws X, IOException or something unchecked
    T await() throws X, IOException {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return switch (failure) {
            case null -> java.util.Objects.requireNonNull(result);
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw (X) failure;
        };
    }
}
