package org.entrepot.store.spi;

import java.io.IOException;
import java.util.List;
import org.entrepot.store.ObjectContent;

/** A sealed blob held open. It stays readable until closed, whatever is deleted meanwhile. */
public interface BlobReader extends AutoCloseable {
    /** How many bytes it has. */
    long length();

    /**
     * A range, as regions of a file where the engine has one.
     *
     * @param offset 0 to the length
     * @param length what is left at the most
     */
    List<ObjectContent.Piece> pieces(long offset, long length) throws IOException;

    /**
     * Reads all of it and compares it with the checksum kept at sealing.
     *
     * @throws IOException when it is damaged
     */
    void verify() throws IOException;

    @Override
    void close() throws IOException;
}
