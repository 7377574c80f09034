package org.entrepot.store.local;

import java.io.IOException;
import java.time.Duration;
import org.entrepot.store.core.CatalogObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes unused blobs in a thread of its own: those that became so lately soon, all others from time to time. */
final class Sweeper implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** One sweep in so many looks for all that is left to be done. */
    private static final int SHORT_SWEEPS = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final CatalogObjectStore store;
    private final Thread thread;
    private volatile boolean stopping;

    Sweeper(CatalogObjectStore store) {
        this.store = store;
        thread = Thread.ofVirtual().name("sweeper").start(this::work);
    }

    private void work() {
        for (int turn = 1; !stopping; turn++) {
            try {
                Thread.sleep(PAUSE);
                if (turn % SHORT_SWEEPS == 0) {
                    store.sweep();
                } else {
                    store.sweepLately();
                }
            } catch (InterruptedException stopped) {
                LOG.debug("the sweep is told to end");
            } catch (IOException | RuntimeException e) {
                LOG.warn("unused blobs could not be deleted; the next sweep tries again", e);
            }
        }
    }

    /** Ends the thread after the step it is in. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
