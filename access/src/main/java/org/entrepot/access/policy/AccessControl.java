package org.entrepot.access.policy;

import java.util.List;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.AclCoverage;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.identity.Caller;
import org.jspecify.annotations.Nullable;

/** The one decision: bucket policy, identity policies, access control lists and ownership, in the order of {@code policy.md} section 8. */
public final class AccessControl {
    private static final PolicyResult NO_POLICY = new PolicyResult.NoMatch(false);
    private static final OpSet POLICY_CALLS = OpSet.of(List.of(
            Operation.BUCKET_POLICY_GET,
            Operation.BUCKET_POLICY_PUT,
            Operation.BUCKET_POLICY_DELETE,
            Operation.BUCKET_POLICY_STATUS_GET));

    private AccessControl() {}

    /**
     * Decides about a bucket or an object. The caller is authenticated: a bad signature was refused before (step 1).
     *
     * @param object null when the operation is on the bucket or the key holds no object
     */
    public static Decision decide(Question question, BucketRules bucket, @Nullable ObjectRules object) {
        if (question.operation().target() == Operation.Target.SERVICE) {
            return decideService(question, bucket.identity());
        }
        return new Asking(question, bucket, object).decide();
    }

    /**
     * Decides about {@code service.list} and {@code bucket.create}, which no bucket policy governs: the root of an account
     * may, a user only by identity policies, anybody else never.
     */
    public static Decision decideService(Question question, @Nullable IdentityAnswer identity) {
        if (identity == IdentityAnswer.DENY) {
            return new Decision(question, false, 5, new Reason.IdentityPolicy(identity), NO_POLICY, null, null);
        }
        if (question.caller() instanceof Caller.Root) {
            return new Decision(question, true, 7, new Reason.Root(), NO_POLICY, null, null);
        }
        if (identity == IdentityAnswer.ALLOW && !question.caller().isAnonymous()) {
            return new Decision(question, true, 7, new Reason.IdentityPolicy(identity), NO_POLICY, null, null);
        }
        return new Decision(question, false, 10, new Reason.Implicit(false, false), NO_POLICY, null, null);
    }

    /** One question on its way through the steps. */
    private record Asking(
            Question question, BucketRules bucket, @Nullable ObjectRules object) {
        Decision decide() {
            CompiledPolicy policy = bucket.policy();
            PolicyResult said = policy == null ? NO_POLICY : policy.evaluate(question);
            if (isPolicyRecovery()) {
                return answer(true, 3, new Reason.OwnerPolicyRecovery(), said);
            }
            if (said instanceof PolicyResult.Deny deny) {
                return answer(false, isFirstMatch() ? 4 : 5, new Reason.PolicyRule(deny.rule()), said);
            }
            boolean restricted = said instanceof PolicyResult.Allow && isRestricted();
            if (!restricted && isFirstMatch() && said instanceof PolicyResult.Allow allow) {
                return answer(true, 4, new Reason.PolicyRule(allow.rule()), said);
            }
            if (bucket.identity() == IdentityAnswer.DENY) {
                return answer(false, 5, new Reason.IdentityPolicy(IdentityAnswer.DENY), said);
            }
            if (!restricted && said instanceof PolicyResult.Allow allow) {
                if (isHome()) {
                    return answer(true, 7, isRoot() ? new Reason.Root() : new Reason.PolicyRule(allow.rule()), said);
                }
                if (isEnoughForStranger()) {
                    return answer(true, 8, new Reason.PolicyRule(allow.rule()), said);
                }
            }
            if (isHome() && isRoot()) {
                return answer(true, 7, new Reason.Root(), said);
            }
            if (isHome() && bucket.identity() == IdentityAnswer.ALLOW) {
                return answer(true, 7, new Reason.IdentityPolicy(IdentityAnswer.ALLOW), said);
            }
            boolean everybodyRefused = said instanceof PolicyResult.NoMatch no && no.everybodyRefused();
            boolean aclsCount = bucket.ownership() != Ownership.BUCKET_OWNER_ENFORCED
                    && !(isFirstMatch() && said instanceof PolicyResult.Allow);
            Reason granted = aclsCount ? granted(everybodyRefused) : null;
            return granted != null
                    ? answer(true, 9, granted, said)
                    : answer(false, 10, new Reason.Implicit(restricted, everybodyRefused), said);
        }

        private Decision answer(boolean allowed, int step, Reason reason, PolicyResult said) {
            return new Decision(question, allowed, step, reason, said, bucket, object);
        }

        private boolean isPolicyRecovery() {
            return POLICY_CALLS.contains(question.operation()) && isHome() && isRoot() && !bucket.recoveryGivenUp();
        }

        private boolean isFirstMatch() {
            return bucket.policy() != null && bucket.policy().policy().combiner() == Combiner.FIRST_MATCH;
        }

        private boolean isHome() {
            return WhoTest.belongsTo(question.caller(), bucket.owner());
        }

        private boolean isRoot() {
            return question.caller() instanceof Caller.Root;
        }

        /** Step 6: a public policy gives nothing to strangers while RestrictPublicBuckets is on. */
        private boolean isRestricted() {
            return bucket.publicAccessBlock().restrictPublicBuckets()
                    && bucket.policy() != null
                    && bucket.policy().isPublic()
                    && !(question.caller() instanceof Caller.OfService)
                    && !isHome();
        }

        /** Step 8: where identity policies are in use, a user or role of another account needs both sides. */
        private boolean isEnoughForStranger() {
            return switch (question.caller()) {
                case Caller.Anonymous anonymous -> true;
                case Caller.Root root -> true;
                case Caller.OfService service -> true;
                case Caller.OfUser user -> bucket.identity() == null || bucket.identity() == IdentityAnswer.ALLOW;
                case Caller.OfRole role -> bucket.identity() == null || bucket.identity() == IdentityAnswer.ALLOW;
            };
        }

        /** Step 9: the grant or ownership that allows it; null when none does. */
        private @Nullable Reason granted(boolean everybodyRefused) {
            boolean skipPublic = bucket.publicAccessBlock().ignorePublicAcls() || everybodyRefused;
            if (object != null && isObjectOwner(object) && AclCoverage.ofOwner(question.operation())) {
                return new Reason.ObjectOwner();
            }
            Acl own = object == null ? null : object.acl();
            if (own != null) {
                for (Grant grant : own.grants()) {
                    if (AclCoverage.onObject(own, grant, question, skipPublic)) {
                        return new Reason.AclGrant(grant, own, true);
                    }
                }
            }
            Acl outer = bucket.acl();
            if (outer != null) {
                for (Grant grant : outer.grants()) {
                    if (AclCoverage.onBucket(outer, grant, question, own == null, skipPublic)) {
                        return new Reason.AclGrant(grant, outer, false);
                    }
                }
            }
            return null;
        }

        private boolean isObjectOwner(ObjectRules rules) {
            return isRoot() && WhoTest.belongsTo(question.caller(), rules.owner());
        }
    }
}
