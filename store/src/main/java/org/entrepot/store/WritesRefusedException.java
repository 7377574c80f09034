package org.entrepot.store;

import java.io.IOException;

/**
 * The machine lets the store write nothing for now; reads go on. Nothing of the write that met it is kept, and nothing of it
 * will ever be seen.
 */
public final class WritesRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why nothing is written. */
    public enum Reason {
        /** The disk has no room. Writes are taken again once there is some. */
        NO_ROOM("its disk is full"),
        /** The file system takes no writes. */
        READ_ONLY("its file system is read-only"),
        /** A write failed in a way that leaves unknown what the disk has; only a restart finds out. */
        STOPPED("its disk failed, and it has to be started again"),
        /** As many writes wait for the disk as may. */
        BUSY("too many wait for its disk");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** What ails the server, in words that go on from "the server takes no writes: ". */
        public String text() {
            return text;
        }
    }

    /**
     * A refusal.
     *
     * @param message for the log, where it may name files
     */
    public WritesRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** A refusal with what the system said. */
    public WritesRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Why nothing is written. */
    public Reason reason() {
        return reason;
    }
}
