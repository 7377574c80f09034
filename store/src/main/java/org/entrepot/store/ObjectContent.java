package org.entrepot.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

/** A readable range of an object's body; holds its blobs open until closed, whatever happens to the object meanwhile. */
public interface ObjectContent extends AutoCloseable {
    /** A run of bytes in order. */
    sealed interface Piece {
        /** Bytes in memory. */
        record InMemory(byte[] bytes, int offset, int length) implements Piece {}

        /** A region of an open file, for zero-copy sending. The channel is shared: use positional calls only. */
        record InFile(FileChannel file, long position, long length) implements Piece {}
    }

    /** How many bytes in all. */
    long length();

    /** The runs, in order. */
    List<Piece> pieces() throws IOException;

    @Override
    void close() throws IOException;
}
