package org.entrepot.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * The bytes of a write on their way in. The store reads {@link #input} to its end, then calls {@link #finish}, then commits;
 * nothing becomes visible when either of them throws.
 */
public interface PutBody {
    /** The decoded bytes. */
    InputStream input();

    /** How many bytes will come; -1 when nobody knows yet. */
    long length();

    /**
     * The digest kinds that {@link #finish} may expect, known before the first byte, so that they are computed in the same
     * pass.
     */
    java.util.Set<DigestKind> announced();

    /**
     * Called once after the last byte: layers check signatures and lengths here.
     *
     * @return digests that the sender says the bytes have; the store compares them before it commits
     * @throws IOException when a layer refuses the body
     */
    Map<DigestKind, byte[]> finish() throws IOException;
}
