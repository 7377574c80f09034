package org.entrepot.store.spi;

import java.io.IOException;
import org.entrepot.store.ObjectContent;

/** A sealed blob held open. It stays readable until closed, whatever is deleted meanwhile. */
public interface BlobReader extends AutoCloseable {
    /** How many bytes it has. */
    long length();

    /**
     * The beginning of a range, as a region of a file where the engine has one: as much of it as is known to be what was
     * written, or has just been compared with the checksums kept at sealing.
     *
     * @param offset 0 to less than the length of the blob
     * @param length 1 to what is left
     * @return 1 to {@code length} bytes
     * @throws IOException when it is damaged
     */
    ObjectContent.Piece piece(long offset, long length) throws IOException;

    /**
     * Reads all of it and compares it with the checksums kept at sealing.
     *
     * @throws IOException when it is damaged
     */
    void verify() throws IOException;

    @Override
    void close() throws IOException;
}
