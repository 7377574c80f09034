package org.entrepot.access.policy;

import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;

/** Why a decision came out as it did. */
public sealed interface Reason {
    /** The owner's root keeps the policy calls, whatever the policy says. */
    record OwnerPolicyRecovery() implements Reason {}

    /** A rule of the bucket policy decided. */
    record PolicyRule(Rule rule) implements Reason {}

    /** The root of the bucket owner's account may do everything that nothing denies. */
    record Root() implements Reason {}

    /** The caller's identity policies decided. */
    record IdentityPolicy(IdentityAnswer answer) implements Reason {}

    /**
     * A grant decided.
     *
     * @param acl the list that holds it
     * @param onObject true for the object's own list, false for the bucket's
     */
    record AclGrant(Grant grant, Acl acl, boolean onObject) implements Reason {}

    /** The root of the object owner's account has FULL_CONTROL on the object. */
    record ObjectOwner() implements Reason {}

    /**
     * Nothing allows it.
     *
     * @param restrictedPublic the policy would, but RestrictPublicBuckets cuts off callers outside the owner's account
     * @param everybodyRefused a deny for everybody took away what rules and grants for everybody would give (COS)
     */
    record Implicit(boolean restrictedPublic, boolean everybodyRefused) implements Reason {}

    /** The word used in reason records, such as {@code OWNER_POLICY_RECOVERY}. */
    default String code() {
        return switch (this) {
            case OwnerPolicyRecovery recovery -> "OWNER_POLICY_RECOVERY";
            case PolicyRule rule -> "POLICY";
            case Root root -> "ROOT";
            case IdentityPolicy identity -> "IDENTITY";
            case AclGrant grant -> "ACL";
            case ObjectOwner owner -> "OBJECT_OWNER";
            case Implicit implicit -> "IMPLICIT";
        };
    }
}
