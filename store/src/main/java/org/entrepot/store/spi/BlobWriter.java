package org.entrepot.store.spi;

import java.io.IOException;

/** A blob being written, by one thread. Ends with {@link #seal} or {@link #abandon}; closing without sealing abandons. */
public interface BlobWriter extends AutoCloseable {
    /** Appends bytes; the array is the caller's again on return. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Makes the blob whole and durable; on return it can be opened and survives a crash. */
    void seal() throws IOException;

    /** Gives the blob up; nothing of it is ever readable. */
    void abandon();

    @Override
    default void close() {
        abandon();
    }
}
