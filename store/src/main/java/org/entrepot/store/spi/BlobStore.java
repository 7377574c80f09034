package org.entrepot.store.spi;

import java.io.IOException;
import java.util.List;
import org.entrepot.store.BlobId;
import org.jspecify.annotations.Nullable;

/** Immutable runs of bytes under names the store makes ({@code design.md} section 8.1). Safe for use by any number of threads. */
public interface BlobStore extends AutoCloseable {
    /**
     * Asks, before any byte of a write is taken, whether there is room for it and for what the store itself must still write
     * afterwards, deletes among it.
     *
     * @param bytes how many more are to be kept; 0 when nobody knows
     * @throws org.entrepot.store.WritesRefusedException when there is not
     */
    void requireRoom(long bytes) throws IOException;

    /**
     * Begins a blob. It cannot be opened before it is sealed.
     *
     * @param id a name never used before
     * @param sizeHint how many bytes will come; -1 when nobody knows
     * @throws org.entrepot.store.WritesRefusedException when the machine takes no writes, here and from the writer
     */
    BlobWriter create(BlobId id, long sizeHint) throws IOException;

    /**
     * Opens a sealed blob.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     * @throws IOException when it is not whole
     */
    BlobReader open(BlobId id) throws IOException;

    /**
     * Whether a blob can be opened and read now without waiting for more than memory, as far as the engine knows; for callers
     * that nothing may hold up.
     */
    default boolean isAtHand(BlobId id) {
        return false;
    }

    /** Removes a blob, sealed or left over; a missing one is no fault. Readers that hold it open finish undisturbed. */
    void delete(BlobId id) throws IOException;

    /**
     * Some of the blobs, ordered by id, left-overs of unfinished writes included.
     *
     * @param after ids greater than this one; null for the beginning
     * @param limit at most so many, 1 or more; fewer only at the end
     */
    List<BlobId> walk(@Nullable BlobId after, int limit) throws IOException;

    @Override
    void close() throws IOException;
}
