package org.entrepot.access.policy.notation;

import org.entrepot.access.text.Position;

/**
 * What the writer of a policy should know although it may be stored.
 *
 * @param message one line in lower case without a final period, user input in backticks
 * @param pointer JSON pointer of the part it is about
 * @param position where that part stands
 */
public record PolicyWarning(Kind kind, String message, String pointer, Position position) {
    /** What kind of warning it is. */
    public enum Kind {
        /** A principal does not exist here. */
        UNKNOWN_PRINCIPAL,
        /** A deny for everybody binds fewer callers than it seems to (COS). */
        DENIES_EVERYBODY,
        /** Actions on the bucket stand beside resources inside it only (QingStor). */
        BUCKET_NOT_NAMED
    }

    PolicyWarning(Kind kind, String message, Node where) {
        this(kind, message, where.pointer(), where.position());
    }
}
