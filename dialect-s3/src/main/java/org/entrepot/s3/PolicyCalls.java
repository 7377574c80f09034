package org.entrepot.s3;

import java.io.IOException;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.PublicGrants;
import org.entrepot.access.policy.Ownership;
import org.entrepot.access.policy.PublicPolicy;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.BucketDocuments;
import org.entrepot.gateway.Callers;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.StoreException;

/** The policy of a bucket ({@code policy.md} sections 8 and 9). */
final class PolicyCalls {
    private static final String CONFIRM = "x-amz-confirm-remove-self-bucket-access";

    private PolicyCalls() {}

    /** GetBucketPolicy. */
    static Answer get(Work work) throws IOException {
        requireOwnersAccount(work);
        BucketDocuments.Reading reading = BucketDocuments.policy(work, Dialect.S3);
        return Answer.document(200, "application/json", reading.bytes()).with(reading.headers());
    }

    /** PutBucketPolicy. */
    static Answer put(Work work) throws IOException, StoreException {
        requireOwnersAccount(work);
        boolean giveUpRecovery =
                work.headers().first(CONFIRM).filter("true"::equalsIgnoreCase).isPresent();
        BucketDocuments.putPolicy(work, Dialect.S3, document(work), giveUpRecovery);
        return Answer.empty(204);
    }

    private static byte[] document(Work work) throws IOException {
        try {
            return Bodies.readDocument(work.body(), BucketDocuments.POLICY_BYTES_MAX);
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof Refusal.BodyTooLarge) {
                throw new RefusedException(new Refusal.InDialect(
                        400,
                        "PolicyTooLarge",
                        "The policy is longer than " + BucketDocuments.POLICY_BYTES_MAX + " bytes",
                        List.of()));
            }
            throw refused;
        }
    }

    /** DeleteBucketPolicy. */
    static Answer delete(Work work) throws IOException, StoreException {
        requireOwnersAccount(work);
        BucketDocuments.deletePolicy(work);
        return Answer.empty(204);
    }

    /** GetBucketPolicyStatus: public by policy or by ACL. */
    static Answer status(Work work) {
        Bucket bucket = work.bucket();
        boolean byPolicy = bucket.policy() != null
                && PublicPolicy.isPublic(work.documents().policy(bucket));
        boolean byAcl = bucket.acl() != null
                && bucket.ownership() != Ownership.BUCKET_OWNER_ENFORCED
                && PublicGrants.isPublic(bucket.acl());
        return S3Xml.answer(
                S3Xml.root("PolicyStatus").text("IsPublic", byPolicy || byAcl).close("PolicyStatus"));
    }

    /** A policy may let strangers in, but the policy itself is the business of the owner's account. */
    private static void requireOwnersAccount(Work work) throws RefusedException {
        if (!Callers.isOfOwnersAccount(work)) {
            throw new RefusedException(new Refusal.MethodNotAllowed(work.head().method(), false));
        }
    }
}
