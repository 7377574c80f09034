package org.entrepot.store.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.store.BlobId;
import org.entrepot.store.DigestKind;
import org.entrepot.store.DigestPass;
import org.entrepot.store.Digests;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.PutBody;
import org.entrepot.store.Segment;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.WritesRefusedException;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.BlobWriter;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** Brings the bytes of a write to where they will stay, digests on the way, before any record speaks of them. */
final class BodyIntake {
    /** Bodies up to this many bytes are kept in the catalog ({@code design.md} section 8.3: measured between 16 and 64 KiB). */
    static final int INLINE_MAX_BYTES = 32 * 1024;
    /** How much of a larger body is in memory at once. */
    private static final int CHUNK_BYTES = 64 * 1024;

    private final BlobStore blobs;
    private final Garbage garbage;

    BodyIntake(BlobStore blobs, Garbage garbage) {
        this.blobs = blobs;
        this.garbage = garbage;
    }

    /**
     * A body that has arrived whole and was checked.
     *
     * @param blob the blob that holds it; null when it is inline
     */
    record Arrived(
            ObjectBody body,
            long size,
            Digests digests,
            @Nullable BlobId blob) {
        /** In the commit that uses it. */
        void take(Garbage garbage, Transaction transaction) {
            if (blob != null) {
                garbage.take(transaction, blob);
            }
        }

        /** Runs the commit that uses it, and gives its blob up when that is refused. */
        <T> T commit(Garbage garbage, Commit<T> commit) throws StoreException, IOException {
            T result;
            try {
                result = commit.run();
            } catch (StoreException | WritesRefusedException refused) {
                if (blob != null) {
                    garbage.givenUp(blob);
                }
                throw refused;
            }
            // After a commit that failed nobody knows whether the blob is in use: it stays in hand, and so out of the
            // sweep.
            if (blob != null) {
                garbage.settled(blob);
            }
            return result;
        }
    }

    /** A commit and its refusals. */
    @FunctionalInterface
    interface Commit<T> {
        T run() throws StoreException, IOException;
    }

    /**
     * Reads the body to its end. When this throws, nothing is left behind.
     *
     * @param inlineMaxBytes larger bodies become blobs
     */
    Arrived receive(PutBody body, Set<DigestKind> kept, long maxBytes, int inlineMaxBytes)
            throws StoreException, IOException {
        if (body.length() > maxBytes) {
            throw new StoreException(new StoreError.TooLarge(maxBytes));
        }
        blobs.requireRoom(Math.max(0, body.length()));
        Set<DigestKind> kinds = EnumSet.noneOf(DigestKind.class);
        kinds.addAll(kept);
        kinds.addAll(body.announced());
        DigestPass pass = new DigestPass(kinds);
        InputStream input = body.input();
        boolean large = body.length() > inlineMaxBytes;
        int room = large ? CHUNK_BYTES : body.length() < 0 ? inlineMaxBytes + 1 : (int) body.length() + 1;
        byte[] first = new byte[room];
        int length = input.readNBytes(first, 0, room);
        if (length > maxBytes) {
            throw new StoreException(new StoreError.TooLarge(maxBytes));
        }
        if (length < room && length <= inlineMaxBytes) {
            pass.update(first, 0, length);
            Digests digests = checked(body, pass, length);
            return new Arrived(new ObjectBody.Inline(Arrays.copyOf(first, length)), length, digests, null);
        }
        return toBlob(body, pass, first, length, maxBytes);
    }

    private Arrived toBlob(PutBody body, DigestPass pass, byte[] first, int firstLength, long maxBytes)
            throws StoreException, IOException {
        BlobId id = garbage.reserve();
        boolean sealed = false;
        try (BlobWriter writer = blobs.create(id, body.length())) {
            byte[] chunk = first;
            int length = firstLength;
            long size = 0;
            while (length > 0) {
                size += length;
                if (size > maxBytes) {
                    throw new StoreException(new StoreError.TooLarge(maxBytes));
                }
                pass.update(chunk, 0, length);
                writer.write(chunk, 0, length);
                chunk = chunk.length < CHUNK_BYTES ? new byte[CHUNK_BYTES] : chunk;
                length = body.input().readNBytes(chunk, 0, chunk.length);
            }
            Digests digests = checked(body, pass, size);
            writer.seal();
            sealed = true;
            return new Arrived(new ObjectBody.Segments(List.of(new Segment(id, 0, size))), size, digests, id);
        } finally {
            if (!sealed) {
                garbage.givenUp(id);
            }
        }
    }

    /** Lets the body's layers and the sender's digests have their say. */
    private static Digests checked(PutBody body, DigestPass pass, long size) throws StoreException, IOException {
        Map<DigestKind, byte[]> expected = body.finish();
        if (body.length() >= 0 && body.length() != size) {
            throw new IOException("the body has " + size + " bytes instead of " + body.length());
        }
        Digests digests = pass.finish();
        for (Map.Entry<DigestKind, byte[]> entry : expected.entrySet()) {
            byte[] actual = digests.get(entry.getKey())
                    .orElseThrow(() -> new IllegalStateException(entry.getKey() + " was expected but not announced"));
            if (!Arrays.equals(entry.getValue(), actual)) {
                throw new StoreException(new StoreError.DigestMismatch(entry.getKey(), entry.getValue(), actual));
            }
        }
        return digests;
    }
}
