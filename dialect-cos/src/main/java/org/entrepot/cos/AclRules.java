package org.entrepot.cos;

import java.util.List;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.CannedAcl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.PublicGrants;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.jspecify.annotations.Nullable;

/** What every list has to keep to, however it was written. */
final class AclRules {
    private AclRules() {}

    /**
     * The grants to store: without the owner's own, which are implied, and without repetitions.
     *
     * @throws RefusedException {@code AttachmentFull} for more than {@link CannedAcl#GRANTS_MAX}
     */
    static List<Grant> check(List<Grant> grants, Account owner) throws RefusedException {
        Grantee itself = new Grantee.Identity(owner.canonicalId());
        List<Grant> others = grants.stream()
                .filter(grant -> !grant.grantee().equals(itself))
                .distinct()
                .toList();
        if (others.size() > CannedAcl.GRANTS_MAX) {
            throw new RefusedException(new Refusal.InDialect(
                    400, "AttachmentFull", "A list may have " + CannedAcl.GRANTS_MAX + " grants.", List.of()));
        }
        return others;
    }

    /**
     * Refuses a list that the bucket's own settings would make void or forbid.
     *
     * @throws RefusedException {@link Refusal.InvalidRequest}, {@link Refusal.AccessDenied}
     */
    static void checkAgainst(Work work, Bucket bucket, Operation operation, @Nullable Acl acl) throws RefusedException {
        if (acl == null || acl.grants().isEmpty()) {
            return;
        }
        if (bucket.ownership() == Ownership.BUCKET_OWNER_ENFORCED) {
            throw new RefusedException(
                    new Refusal.InvalidRequest("access control lists are switched off for this bucket"));
        }
        if (PublicGrants.isPublic(acl)
                && work.documents().rules(bucket).publicAccessBlock().blockPublicAcls()) {
            throw new RefusedException(new Refusal.AccessDenied(operation, "public grants are blocked here"));
        }
    }
}
