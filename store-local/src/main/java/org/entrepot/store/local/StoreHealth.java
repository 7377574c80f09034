package org.entrepot.store.local;

import java.io.IOException;
import org.entrepot.store.WritesRefusedException;
import org.entrepot.store.WritesRefusedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the disk of a store.
 *
 * @param refusing why writes are refused; null when they are taken
 * @param freeBytes how many bytes may still be written
 */
public record StoreHealth(@Nullable Reason refusing, long freeBytes) {
    /** @param trouble why commits fail; null when the last one did not */
    static StoreHealth of(@Nullable IOException trouble, FileBlobStore blobs) {
        long free = blobs.usableBytes();
        if (blobs.failed() != null) {
            return new StoreHealth(Reason.STOPPED, free);
        }
        if (trouble != null) {
            return new StoreHealth(
                    trouble instanceof WritesRefusedException refused ? refused.reason() : Reason.STOPPED, free);
        }
        return new StoreHealth(free < blobs.reserveBytes() ? Reason.NO_ROOM : null, free);
    }
}
