package org.entrepot.store.local;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entrepot.store.BlobId;
import org.jspecify.annotations.Nullable;

/** Files of the blobs read last, held open, so that reading a blob again and again opens its file once. */
final class OpenBlobs {
    /** Files held open at the most, our choice: each costs a descriptor, and its bytes on disk while its blob is deleted. */
    static final int HELD_MAX = 64;

    private final Map<BlobId, OpenBlob> held = new LinkedHashMap<>(HELD_MAX, 0.75f, true);

    /** An empty set. */
    OpenBlobs() {}

    /** The file of a blob, with one more user; null when it is not held. */
    synchronized @Nullable OpenBlob use(BlobId id) {
        OpenBlob open = held.get(id);
        if (open != null) {
            open.use();
        }
        return open;
    }

    /** The file of a blob, to be looked at and not read; null when it is not held. */
    synchronized @Nullable OpenBlob held(BlobId id) {
        return held.get(id);
    }

    /** Holds a file, as one more user of it, and lets go of the one not read for longest when there are too many. */
    synchronized void hold(BlobId id, OpenBlob open) throws IOException {
        open.use();
        OpenBlob before = held.put(id, open);
        if (before != null) {
            before.release();
        }
        if (held.size() > HELD_MAX) {
            Iterator<OpenBlob> oldest = held.values().iterator();
            OpenBlob forgotten = oldest.next();
            oldest.remove();
            forgotten.release();
        }
    }

    /** Lets go of a blob's file; who is reading it goes on. */
    synchronized void letGo(BlobId id) throws IOException {
        OpenBlob open = held.remove(id);
        if (open != null) {
            open.release();
        }
    }

    /** Lets go of all. */
    synchronized void letGoOfAll() throws IOException {
        for (OpenBlob open : held.values()) {
            open.release();
        }
        held.clear();
    }
}
