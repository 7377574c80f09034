package org.entrepot.store.core;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.Segment;
import org.entrepot.store.StoredObject;
import org.entrepot.store.spi.BlobReader;
import org.entrepot.store.spi.BlobStore;

/** A range of a body with its blobs held open. */
final class StoredContent implements ObjectContent {
    private final List<BlobReader> readers = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final long length;

    private StoredContent(long length) {
        this.length = length;
    }

    static ObjectContent open(BlobStore blobs, Manifests manifests, StoredObject object, long offset, long length)
            throws IOException {
        Objects.checkFromIndexSize(offset, length, object.size());
        StoredContent content = new StoredContent(length);
        switch (object.body()) {
            case ObjectBody.Inline(byte[] bytes) -> {
                if (bytes.length != object.size()) {
                    throw new IllegalArgumentException("the object comes from a listing, without its bytes");
                }
                if (length > 0) {
                    content.pieces.add(new Piece.InMemory(bytes, (int) offset, (int) length));
                }
            }
            case ObjectBody.Segments(List<Segment> segments) ->
                content.add(blobs, new BlobRuns(manifests, Manifests.slice(segments, offset, length)));
        }
        return content;
    }

    private void add(BlobStore blobs, BlobRuns runs) throws IOException {
        long left = length;
        try {
            for (BlobRuns.Run run = runs.next(); run != null; run = runs.next()) {
                BlobReader reader = blobs.open(run.blob());
                readers.add(reader);
                pieces.addAll(reader.pieces(run.offset(), run.length()));
                left -= run.length();
            }
            if (left > 0) {
                throw new IOException("the segments of an object are shorter than the object");
            }
        } catch (IOException | RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    private void closeAfter(Exception cause) {
        try {
            close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (BlobReader reader : readers) {
            try {
                reader.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        readers.clear();
        if (failed != null) {
            throw failed;
        }
    }
}
