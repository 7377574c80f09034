package org.entrepot.cli;

import java.io.IOException;

/** Waits for files to change. */
@FunctionalInterface
interface FileChanges {
    /**
     * Returns when a file holds something else than it did.
     *
     * @return false when there is nothing more to wait for
     */
    boolean await(Snapshot seen) throws IOException;
}
