package org.entrepot.store.local;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps native memory open while anybody uses it. */
final class UseCount {
    private static final int CLOSED = Integer.MIN_VALUE;

    private final String refusal;
    /** How many use it; {@link #CLOSED} is added when no more may begin. */
    private final AtomicInteger users = new AtomicInteger();

    UseCount(String refusal) {
        this.refusal = refusal;
    }

    /** Begins a use; {@link #end} ends it. */
    void begin() throws IOException {
        if (users.incrementAndGet() < 0) {
            end();
            throw new IOException(refusal);
        }
    }

    void end() {
        if (users.decrementAndGet() == CLOSED) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    /** Lets nobody begin any more and waits for the last to end; false when it was closed before. */
    boolean close() {
        int before = users.getAndUpdate(count -> count < 0 ? count : count + CLOSED);
        if (before < 0) {
            return false;
        }
        boolean interrupted = false;
        synchronized (this) {
            while (users.get() != CLOSED) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
