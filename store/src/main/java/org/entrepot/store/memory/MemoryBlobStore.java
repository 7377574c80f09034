package org.entrepot.store.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.entrepot.store.BlobId;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.spi.BlobReader;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.BlobWriter;
import org.jspecify.annotations.Nullable;

/** Blobs in memory. */
public final class MemoryBlobStore implements BlobStore {
    private final ConcurrentSkipListMap<BlobId, byte[]> sealed =
            new ConcurrentSkipListMap<>(Comparator.comparing(BlobId::value));

    /** A store without blobs. */
    public MemoryBlobStore() {}

    @Override
    public void requireRoom(long bytes) {}

    @Override
    public BlobWriter create(BlobId id, long sizeHint) {
        return new Writer(id);
    }

    @Override
    public BlobReader open(BlobId id) throws IOException {
        byte[] bytes = sealed.get(id);
        if (bytes == null) {
            throw new NoSuchFileException(id.value());
        }
        return new Reader(bytes);
    }

    @Override
    public void delete(BlobId id) {
        sealed.remove(id);
    }

    @Override
    public List<BlobId> walk(@Nullable BlobId after, int limit) {
        return (after == null ? sealed : sealed.tailMap(after, false))
                .keySet().stream().limit(limit).toList();
    }

    @Override
    public void close() {}

    private final class Writer implements BlobWriter {
        private final BlobId id;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Writer(BlobId id) {
            this.id = id;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes.write(from, offset, length);
        }

        @Override
        public void seal() throws IOException {
            if (sealed.putIfAbsent(id, bytes.toByteArray()) != null) {
                throw new IOException("the blob " + id.value() + " is there already");
            }
        }

        @Override
        public void abandon() {
            bytes.reset();
        }
    }

    private record Reader(byte[] bytes) implements BlobReader {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public ObjectContent.Piece piece(long offset, long length) {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            return new ObjectContent.Piece.InMemory(bytes, (int) offset, (int) length);
        }

        @Override
        public void verify() {}

        @Override
        public void close() {}
    }
}
