package org.entrepot.store.core;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.entrepot.store.BlobId;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.Segment;
import org.entrepot.store.StoredObject;
import org.entrepot.store.spi.BlobReader;
import org.entrepot.store.spi.BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * A range of a body. Its blobs are opened one at a time, the first at once: an object of ten thousand parts costs its reader one
 * open file.
 */
final class StoredContent implements ObjectContent {
    private final BlobStore blobs;
    private final SourceReaders readers;
    private final Queue<Segment.Source> held = new ArrayDeque<>();
    private final Queue<Piece> pieces = new ArrayDeque<>();
    private final BlobRuns runs;
    private final long length;
    private long left;
    private @Nullable BlobReader reader;

    private StoredContent(BlobStore blobs, Manifests manifests, List<Segment> segments, long length) {
        this.blobs = blobs;
        this.readers = manifests.readers();
        this.runs = new BlobRuns(manifests, segments);
        this.length = length;
        this.left = length;
    }

    static ObjectContent open(BlobStore blobs, Manifests manifests, StoredObject object, long offset, long length)
            throws IOException {
        Objects.checkFromIndexSize(offset, length, object.size());
        switch (object.body()) {
            case ObjectBody.Inline(byte[] bytes) -> {
                if (bytes.length != object.size()) {
                    throw new IllegalArgumentException("the object comes from a listing, without its bytes");
                }
                StoredContent content = new StoredContent(blobs, manifests, List.of(), length);
                if (length > 0) {
                    content.pieces.add(new Piece.InMemory(bytes, (int) offset, (int) length));
                }
                return content;
            }
            case ObjectBody.Segments(List<Segment> all) -> {
                List<Segment> segments = Manifests.slice(all, offset, length);
                StoredContent content = new StoredContent(blobs, manifests, segments, length);
                try {
                    content.hold(segments);
                    content.openNext();
                } catch (IOException | RuntimeException e) {
                    content.closeAfter(e);
                    throw e;
                }
                return content;
            }
        }
    }

    /** All that is opened later. One blob alone is opened now, and stays readable whatever becomes of its name. */
    private void hold(List<Segment> segments) throws IOException {
        if (segments.size() == 1 && segments.getFirst().source() instanceof BlobId) {
            return;
        }
        for (Segment segment : segments) {
            readers.hold(segment.source());
            held.add(segment.source());
        }
    }

    private void closeAfter(Exception cause) {
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Opens the blob of the next run, if there is one. */
    private void openNext() throws IOException {
        BlobRuns.Run run = runs.next();
        if (run != null) {
            closeReader();
            BlobReader opened = blobs.open(run.blob());
            reader = opened;
            pieces.addAll(opened.pieces(run.offset(), run.length()));
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public @Nullable Piece next() throws IOException {
        if (pieces.isEmpty() && left > 0) {
            openNext();
        }
        Piece piece = pieces.poll();
        if (piece == null && left > 0) {
            throw new IOException("the segments of an object are shorter than the object");
        }
        left -= piece == null ? 0 : piece.size();
        return piece;
    }

    private void closeReader() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }

    @Override
    public void close() throws IOException {
        for (Segment.Source source = held.poll(); source != null; source = held.poll()) {
            readers.release(source);
        }
        closeReader();
    }
}
