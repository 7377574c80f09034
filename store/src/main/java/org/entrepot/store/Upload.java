package org.entrepot.store;

import java.time.Instant;

/**
 * A running multipart upload.
 *
 * @param id opaque, 32 lower-case hex digits; ids of one key sort by their start
 * @param begun what it was begun with
 * @param started when
 * @param revision grows with every part that arrives
 */
public record Upload(String id, NewUpload begun, Instant started, long revision) {
    /** The key of the object to be. */
    public ObjectKey key() {
        return begun.object().key();
    }
}
