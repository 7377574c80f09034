package org.entrepot.cli;

import org.entrepot.access.Dialect;
import org.entrepot.access.policy.notation.WrittenBucket;
import org.entrepot.access.policy.notation.WrittenResource;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of a policy tell about its bucket, so that nobody has to say it twice. Nothing is checked here: the
 * reader of the policy does that.
 *
 * @param bucket the inside name, without COS's APPID; null when no resource names one
 * @param account the owner's number, from the ARN of a container; null when none is told
 * @param cosAppid the owner's APPID, from a COS resource; null when none is told
 */
record PolicyClues(
        @Nullable String bucket,
        @Nullable String account,
        @Nullable String cosAppid) {
    /** The clues of the first resource that names a bucket. */
    static PolicyClues of(Dialect dialect, byte[] policy) {
        WrittenResource resource = WrittenResource.firstOf(dialect, policy).orElse(null);
        WrittenBucket bucket = resource == null ? null : resource.written().orElse(null);
        return resource == null || bucket == null
                ? new PolicyClues(null, null, null)
                : new PolicyClues(bucket.name(), resource.account(), dialect == Dialect.COS ? bucket.appid() : null);
    }
}
