package org.entrepot.store.spi;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ordered records: byte keys, compared as unsigned bytes, to byte values ({@code design.md} section 8.1). Safe for use by any
 * number of threads.
 */
public interface Catalog extends AutoCloseable {
    /**
     * Several records from one snapshot, in one round trip.
     *
     * @return one value per key in the same order, null where there is no record
     */
    List<byte @Nullable []> get(List<byte[]> keys) throws IOException;

    /** Everything as it is now, unmoved by later commits. Short-lived: it holds back the engine's tidying until closed. */
    Snapshot snapshot() throws IOException;

    /**
     * Runs the work and makes its writes durable, all or none. Commits are serialisable: each sees all that were made before it
     * and nothing of those after.
     *
     * <p>The work must be quick, do no I/O of its own, and may run more than once; only its last run counts. When it throws,
     * nothing is written.
     *
     * @return what the work returned, once its writes have reached stable storage
     * @throws X from the work
     * @throws IOException when the engine fails; whether the writes will be seen is then unknown
     */
    <T, X extends Exception> T commit(Work<T, X> work) throws X, IOException;

    /** A {@link #commit} that has nothing to say. */
    default <X extends Exception> void change(Change<X> change) throws X, IOException {
        this.<Boolean, X>commit(transaction -> {
            change.run(transaction);
            return true;
        });
    }

    /**
     * Asks to hear of changes, for caches. The listener is called after a change is durable and before the commit that made it
     * returns, so that what begins after the answer meets the new state.
     *
     * @param prefix keys that begin so matter
     */
    void listen(byte[] prefix, Runnable changed);

    /**
     * Reads all that the engine has written and compares it with the checksums written along; for engines without any, does
     * nothing.
     *
     * @throws IOException when something is damaged
     */
    default void verify() throws IOException {
        // Memory has no checksums.
    }

    @Override
    void close() throws IOException;

    /** What a commit does. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        /** Reads and writes through the transaction. */
        T run(Transaction transaction) throws X, IOException;
    }

    /** What a commit without a result does. */
    @FunctionalInterface
    interface Change<X extends Exception> {
        /** Reads and writes through the transaction. */
        void run(Transaction transaction) throws X, IOException;
    }
}
