package org.entrepot.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** A readable range of an object's body; its bytes stay there until it is closed, whatever happens to the object meanwhile. */
public interface ObjectContent extends AutoCloseable {
    /** A run of bytes in order. */
    sealed interface Piece {
        /** Bytes in memory. */
        record InMemory(byte[] bytes, int offset, int length) implements Piece {}

        /** A region of an open file, for zero-copy sending. The channel is shared: use positional calls only. */
        record InFile(FileChannel file, long position, long length) implements Piece {}

        /** How many bytes. */
        default long size() {
            return switch (this) {
                case InMemory memory -> memory.length();
                case InFile file -> file.length();
            };
        }
    }

    /** How many bytes in all. */
    long length();

    /**
     * The next run; null at the end.
     *
     * @return to be done with before the next call, which may close its file
     * @throws IOException when it cannot be read, or the bytes end early
     */
    @Nullable
    Piece next() throws IOException;

    @Override
    void close() throws IOException;
}
