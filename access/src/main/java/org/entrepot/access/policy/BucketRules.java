package org.entrepot.access.policy;

import org.entrepot.access.acl.Acl;
import org.entrepot.access.identity.Account;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a bucket that a decision reads.
 *
 * @param policy null when none is stored
 * @param recoveryGivenUp true when the policy was stored with the confirmation that the owner locks itself out
 * @param acl null when none was ever written
 * @param identity what the caller's identity policies say; null when identity policies are not in use
 */
public record BucketRules(
        Account owner,
        @Nullable CompiledPolicy policy,
        boolean recoveryGivenUp,
        @Nullable Acl acl,
        Ownership ownership,
        PublicAccessBlock publicAccessBlock,
        @Nullable IdentityAnswer identity) {
    /** A bucket with nothing but its owner. */
    public static BucketRules of(Account owner) {
        return new BucketRules(owner, null, false, null, Ownership.OBJECT_WRITER, PublicAccessBlock.NONE, null);
    }

    /** The same bucket under another policy. */
    public BucketRules with(@Nullable CompiledPolicy other) {
        return new BucketRules(owner, other, recoveryGivenUp, acl, ownership, publicAccessBlock, identity);
    }

    /** The same bucket under another ACL. */
    public BucketRules with(Acl other) {
        return new BucketRules(owner, policy, recoveryGivenUp, other, ownership, publicAccessBlock, identity);
    }
}
