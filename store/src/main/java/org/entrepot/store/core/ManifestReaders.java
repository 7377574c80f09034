package org.entrepot.store.core;

import java.nio.file.NoSuchFileException;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.store.ManifestId;

/**
 * Who reads which manifest now. A reader opens its blobs one after the other; while it holds their manifest, the manifest keeps
 * them, although no object uses it any more.
 */
final class ManifestReaders {
    /** Stands for the one who removes it. */
    private static final int REMOVING = -1;

    private final ConcurrentHashMap<ManifestId, Integer> readers = new ConcurrentHashMap<>();

    /**
     * Begins to read; ends with {@link #release}.
     *
     * @throws NoSuchFileException when it is being removed
     */
    void hold(ManifestId id) throws NoSuchFileException {
        int now = readers.merge(id, 1, (there, one) -> there == REMOVING ? REMOVING : there + one);
        if (now == REMOVING) {
            throw new NoSuchFileException("manifest " + id.value());
        }
    }

    void release(ManifestId id) {
        readers.computeIfPresent(id, (same, there) -> there == 1 ? null : there - 1);
    }

    /** Begins to remove a manifest that nobody reads; false when somebody does. Ends with {@link #removed}. */
    boolean beginRemoval(ManifestId id) {
        return readers.putIfAbsent(id, REMOVING) == null;
    }

    void removed(ManifestId id) {
        readers.remove(id);
    }
}
