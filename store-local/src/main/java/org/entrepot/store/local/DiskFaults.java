package org.entrepot.store.local;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import org.entrepot.store.WritesRefusedException;
import org.entrepot.store.WritesRefusedException.Reason;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells faults of the disk that mean "nothing was written, nor can be" from all others, by what the system calls them. */
final class DiskFaults {
    private static final String NO_SPACE = "No space left on device";
    private static final String OVER_QUOTA = "Disk quota exceeded";
    private static final String READ_ONLY = "Read-only file system";

    private DiskFaults() {}

    /** The fault of a write to a file that nobody uses yet, as a refusal where it is one. */
    static IOException ofBlob(IOException fault) {
        String said = Objects.requireNonNullElse(
                fault instanceof FileSystemException named ? named.getReason() : fault.getMessage(), "");
        if (said.contains(NO_SPACE) || said.contains(OVER_QUOTA)) {
            return new WritesRefusedException(Reason.NO_ROOM, "no room for a blob: " + fault.getMessage(), fault);
        }
        if (said.contains(READ_ONLY)) {
            return new WritesRefusedException(
                    Reason.READ_ONLY, "a blob cannot be written: " + fault.getMessage(), fault);
        }
        return fault;
    }

    /**
     * The fault of a batch of commits. For want of room RocksDB writes nothing of a batch, or so little of its record in the log
     * that no start ever reads it, and goes on by itself when there is room again. That does not hold when it was a sync that
     * failed: what was written before it may then be gone from memory and disk alike.
     */
    static IOException ofBatch(RocksDBException fault) {
        Status status = fault.getStatus();
        String said = String.valueOf(fault.getMessage());
        boolean noRoom = status != null && status.getSubCode() == Status.SubCode.NoSpace || said.contains(NO_SPACE);
        return noRoom && !said.contains("sync")
                ? new WritesRefusedException(Reason.NO_ROOM, "no room for the catalog: " + said, fault)
                : RocksCatalog.failed(fault);
    }
}
