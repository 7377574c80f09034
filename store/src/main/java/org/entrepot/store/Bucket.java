package org.entrepot.store;

import java.time.Instant;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * A bucket with all its settings: one record, read once per request.
 *
 * @param id unique for ever, also when the name is used again
 * @param owner the account that owns it, with its aliases as of the look-up
 * @param madeIn the dialect of the call that made it
 * @param region its region label
 * @param endpointId the 14 lower-case letters and digits of its MediaStore endpoint
 * @param acl absent when never written
 * @param cors absent when there is none
 * @param policy absent when there is none
 * @param policyRecoveryGivenUp true when the owner confirmed to lose the way around the policy ({@code policy.md} section 8)
 * @param ownership absent when there is no ownership document
 * @param tags in the order written
 * @param safeguards what the owner asked for beyond the dialects
 * @param revision grows with every change of the record
 */
public record Bucket(
        BucketName name,
        String id,
        Account owner,
        Instant created,
        Dialect madeIn,
        String region,
        String endpointId,
        @Nullable Acl acl,
        @Nullable CorsDocument cors,
        @Nullable StoredDocument policy,
        boolean policyRecoveryGivenUp,
        @Nullable Ownership ownership,
        Map<String, String> tags,
        Safeguards safeguards,
        long revision) {
    public Bucket {
        tags = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(tags));
    }

    /** The same bucket with another ACL. */
    public Bucket withAcl(@Nullable Acl newAcl) {
        return with(newAcl, cors, policy, policyRecoveryGivenUp, tags, safeguards);
    }

    /** The same bucket with another CORS document, or none. */
    public Bucket withCors(@Nullable CorsDocument newCors) {
        return with(acl, newCors, policy, policyRecoveryGivenUp, tags, safeguards);
    }

    /** The same bucket with another policy, or none. */
    public Bucket withPolicy(@Nullable StoredDocument newPolicy, boolean recoveryGivenUp) {
        return with(acl, cors, newPolicy, recoveryGivenUp, tags, safeguards);
    }

    /** The same bucket with other tags. */
    public Bucket withTags(Map<String, String> newTags) {
        return with(acl, cors, policy, policyRecoveryGivenUp, newTags, safeguards);
    }

    /** The same bucket with other safeguards. */
    public Bucket withSafeguards(Safeguards newSafeguards) {
        return with(acl, cors, policy, policyRecoveryGivenUp, tags, newSafeguards);
    }

    private Bucket with(
            @Nullable Acl newAcl,
            @Nullable CorsDocument newCors,
            @Nullable StoredDocument newPolicy,
            boolean recoveryGivenUp,
            Map<String, String> newTags,
            Safeguards newSafeguards) {
        return new Bucket(
                name,
                id,
                owner,
                created,
                madeIn,
                region,
                endpointId,
                newAcl,
                newCors,
                newPolicy,
                recoveryGivenUp,
                ownership,
                newTags,
                newSafeguards,
                revision);
    }
}
