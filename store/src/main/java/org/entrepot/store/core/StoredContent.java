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
    private final BlobRuns runs;
    private final long length;
    private long left;
    private @Nullable BlobReader reader;
    /** Where in its blob the reader goes on, and how much of the run is left. */
    private long at;

    private long leftOfRun;
    /** Taken already: it shows that the first bytes can be read, while that can still be answered. */
    private @Nullable Piece first;

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
                    content.first = new Piece.InMemory(bytes, (int) offset, (int) length);
                }
                return content;
            }
            case ObjectBody.Segments(List<Segment> all) -> {
                List<Segment> segments = Manifests.slice(all, offset, length);
                StoredContent content = new StoredContent(blobs, manifests, segments, length);
                try {
                    content.hold(segments);
                    content.first = content.read();
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

    /** The next piece of the present run, or of the next one, whose blob is opened; null at the end. */
    private @Nullable Piece read() throws IOException {
        while (reader == null || leftOfRun == 0) {
            BlobRuns.Run run = runs.next();
            if (run == null) {
                return null;
            }
            closeReader();
            reader = blobs.open(run.blob());
            at = run.offset();
            leftOfRun = run.length();
        }
        Piece piece = reader.piece(at, leftOfRun);
        at += piece.size();
        leftOfRun -= piece.size();
        return piece;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public @Nullable Piece next() throws IOException {
        if (left == 0) {
            return null;
        }
        Piece piece = first == null ? read() : first;
        first = null;
        if (piece == null) {
            throw new IOException("the segments of an object are shorter than the object");
        }
        left -= piece.size();
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
