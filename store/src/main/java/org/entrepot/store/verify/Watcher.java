package org.entrepot.store.verify;

/** Hears what a verification finds, on the thread that verifies. What it throws ends the verification. */
public interface Watcher {
    /** Something is not as it should be. */
    void found(Finding finding);

    /** Called often; a good place to rest, or to end by throwing {@link java.util.concurrent.CancellationException}. */
    void progress(Progress progress);
}
