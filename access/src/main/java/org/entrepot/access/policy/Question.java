package org.entrepot.access.policy;

import java.time.Instant;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * May this caller do this?
 *
 * @param bucket the inside name of the bucket
 * @param key the key for operations on objects, the prefix asked for (empty when none was sent) for {@code object.list},
 *     {@code version.list} and {@code upload.list}, else null
 * @param facts what conditions may test
 */
public record Question(
        Caller caller,
        Operation operation,
        String bucket,
        @Nullable String key,
        Facts facts) {
    /** The question as of a moment, unless it names one itself: every request has a time. */
    public Question asOf(Instant now) {
        return facts.get(Fact.TIME_NOW) != null
                ? this
                : new Question(
                        caller,
                        operation,
                        bucket,
                        key,
                        facts.toBuilder().add(Fact.TIME_NOW, now.toString()).build());
    }

    /**
     * What follows the bucket and a slash in the resource that patterns are matched with; null where the bucket alone is
     * that resource.
     */
    @Nullable
    String keyFor(Where.Listing listing) {
        boolean isPart = switch (operation.target()) {
            case OBJECT -> true;
            case BUCKET -> listing == Where.Listing.AS_FOLDER && operation.isListing();
            case SERVICE -> false;
        };
        return !isPart ? null : key == null ? "" : key;
    }

    /** The resource that patterns are matched with, for people: matching reads the two parts as they are. */
    String resource(Where.Listing listing) {
        String part = keyFor(listing);
        return part == null ? bucket : bucket + Subject.SEPARATOR + part;
    }
}
