package org.entrepot.store.core;

import java.nio.file.NoSuchFileException;
import java.util.concurrent.ConcurrentHashMap;
import org.entrepot.store.Segment;

/**
 * Who is going to read which blob or manifest. A reader opens its blobs one after the other; what it holds here stays until it
 * has come to it, although no object uses it any more.
 */
final class SourceReaders {
    /** Stands for the one who removes it. */
    private static final int REMOVING = -1;

    private final ConcurrentHashMap<Segment.Source, Integer> readers = new ConcurrentHashMap<>();

    /**
     * Begins to read; ends with {@link #release}.
     *
     * @throws NoSuchFileException when it is being removed
     */
    void hold(Segment.Source source) throws NoSuchFileException {
        int now = readers.merge(source, 1, (there, one) -> there == REMOVING ? REMOVING : there + one);
        if (now == REMOVING) {
            throw new NoSuchFileException(source.toString(), null, "it is being removed");
        }
    }

    void release(Segment.Source source) {
        readers.computeIfPresent(source, (same, there) -> there == 1 ? null : there - 1);
    }

    /** Begins to remove what nobody reads; false when somebody does. Ends with {@link #removed}. */
    boolean beginRemoval(Segment.Source source) {
        return readers.putIfAbsent(source, REMOVING) == null;
    }

    void removed(Segment.Source source) {
        readers.remove(source);
    }
}
