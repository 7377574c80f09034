package org.entrepot.access.policy.notation;

import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Where.Listing;

/** What the two users of the AWS language have apart ({@code policy.md} sections 3.1 and 3.2). */
enum AwsFlavour {
    S3(Dialect.S3, "s3:", Listing.AS_BUCKET, ""),
    MEDIASTORE(Dialect.MEDIASTORE, "mediastore:", Listing.AS_FOLDER, "Invalid Container Policy: ");

    private static final OpSet LISTINGS =
            OpSet.of(List.of(Operation.OBJECT_LIST, Operation.VERSION_LIST, Operation.UPLOAD_LIST));

    private final Dialect dialect;
    private final String actionPrefix;
    private final Listing listing;
    private final String messagePrefix;

    AwsFlavour(Dialect dialect, String actionPrefix, Listing listing, String messagePrefix) {
        this.dialect = dialect;
        this.actionPrefix = actionPrefix;
        this.listing = listing;
        this.messagePrefix = messagePrefix;
    }

    Dialect dialect() {
        return dialect;
    }

    /** Before the colon of an action, the colon included. */
    String actionPrefix() {
        return actionPrefix;
    }

    Listing listing() {
        return listing;
    }

    /** At the beginning of every refusal. */
    String messagePrefix() {
        return messagePrefix;
    }

    String code(PolicyProblem.Cause cause) {
        return switch (this) {
            case S3 -> cause == PolicyProblem.Cause.TOO_LARGE ? "PolicyTooLarge" : "MalformedPolicy";
            case MEDIASTORE -> "ValidationException";
        };
    }

    /** The operations that resources with a path cover. */
    OpSet pathOperations() {
        OpSet onObjects = OpSet.where(op -> op.target() == Operation.Target.OBJECT);
        return listing == Listing.AS_FOLDER ? onObjects.or(LISTINGS) : onObjects;
    }

    /** The operations that the bare bucket covers. */
    OpSet bareOperations() {
        return OpSet.where(op -> op.target() == Operation.Target.BUCKET).minus(pathOperations());
    }
}
