package org.entrepot.store;

import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.jspecify.annotations.Nullable;

/**
 * What a new bucket starts with.
 *
 * @param policy the policy it starts with, as source text in the notation of {@code madeIn}
 */
public record NewBucket(
        BucketName name,
        Account owner,
        Dialect madeIn,
        String region,
        @Nullable Acl acl,
        @Nullable Ownership ownership,
        byte @Nullable [] policy,
        String changedBy,
        Map<String, String> tags) {}
