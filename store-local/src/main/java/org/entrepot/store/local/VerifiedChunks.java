package org.entrepot.store.local;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.store.BlobId;

/** Which chunks of which blobs this process has written itself or compared with their checksums. */
final class VerifiedChunks {
    /** How many blobs are remembered; forgetting costs one more reading. */
    private static final int BLOBS_MAX = 16_384;

    private final Map<BlobId, BitSet> chunks = new ConcurrentHashMap<>();

    /** None yet. */
    VerifiedChunks() {}

    /** Chunks from {@code first} to {@code last}, inclusive, are good. */
    void add(BlobId id, int first, int last) {
        if (chunks.size() >= BLOBS_MAX) {
            chunks.clear();
        }
        BitSet known = chunks.computeIfAbsent(id, absent -> new BitSet());
        synchronized (known) {
            known.set(first, last + 1);
        }
    }

    /** The first chunk from this one on of which nothing is known. */
    int firstUnknown(BlobId id, int from) {
        BitSet known = chunks.get(id);
        if (known == null) {
            return from;
        }
        synchronized (known) {
            return known.nextClearBit(from);
        }
    }

    void forget(BlobId id) {
        chunks.remove(id);
    }
}
