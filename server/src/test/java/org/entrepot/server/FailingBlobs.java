package org.entrepot.server;

import java.io.IOException;
import java.util.List;
import org.entrepot.store.BlobId;
import org.entrepot.store.WritesRefusedException;
import org.entrepot.store.memory.MemoryBlobStore;
import org.entrepot.store.spi.BlobReader;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.BlobWriter;
import org.jspecify.annotations.Nullable;

/** Blobs on a disk that gives out when a test says so. */
final class FailingBlobs implements BlobStore {
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private boolean failing;
    private WritesRefusedException.@Nullable Reason refusing;

    /** From now on nothing can be read or written. */
    void fail() {
        failing = true;
    }

    /** From now on nothing can be written. */
    void refuse(WritesRefusedException.Reason reason) {
        refusing = reason;
    }

    @Override
    public void requireRoom(long bytes) throws IOException {
        if (refusing != null) {
            throw new WritesRefusedException(refusing, "a test says so");
        }
    }

    @Override
    public BlobWriter create(BlobId id, long sizeHint) throws IOException {
        requireDisk();
        return blobs.create(id, sizeHint);
    }

    @Override
    public BlobReader open(BlobId id) throws IOException {
        requireDisk();
        return blobs.open(id);
    }

    @Override
    public void delete(BlobId id) throws IOException {
        requireDisk();
        blobs.delete(id);
    }

    @Override
    public List<BlobId> walk(@Nullable BlobId after, int limit) throws IOException {
        requireDisk();
        return blobs.walk(after, limit);
    }

    @Override
    public void close() {}

    private void requireDisk() throws IOException {
        if (failing) {
            throw new IOException("the disk gives out");
        }
    }
}
