package org.entrepot.store.local;

import java.io.IOException;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records below the committer: what commits read, and where a batch of them goes. Used by its thread only. */
interface CommitTarget {
    /** The record of this key; null when there is none. */
    byte @Nullable [] get(byte[] key) throws IOException;

    /** The smallest key from {@code from} (inclusive) to {@code to} (exclusive) that is not among these; null when there is none. */
    byte @Nullable [] firstKey(byte[] from, byte[] to, Set<byte[]> except) throws IOException;

    /** The newest revision that was written; 0 at the very beginning. */
    long revision() throws IOException;

    /**
     * Makes the writes durable, all or none; a null value removes.
     *
     * @param revision of the newest commit among them
     * @throws org.entrepot.store.WritesRefusedException when none of them was written and a later batch may be
     * @throws IOException when nobody can say whether they are durable
     */
    void write(NavigableMap<byte[], byte @Nullable []> writes, long revision) throws IOException;
}
