package org.entrepot.store.local;

import java.io.IOException;
import java.time.Duration;
import org.entrepot.store.core.CatalogObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes unused blobs from time to time, in a thread of its own. */
final class Sweeper implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final CatalogObjectStore store;
    private final Thread thread;
    private volatile boolean stopping;

    Sweeper(CatalogObjectStore store) {
        this.store = store;
        thread = Thread.ofVirtual().name("sweeper").start(this::work);
    }

    private void work() {
        while (!stopping) {
            try {
                Thread.sleep(PAUSE);
                store.sweep();
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
