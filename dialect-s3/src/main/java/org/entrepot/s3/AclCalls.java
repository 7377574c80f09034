package org.entrepot.s3;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.Ownership;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** Access control lists of buckets and objects ({@code s3.md} section 14, {@code policy.md} section 8). */
final class AclCalls {
    /** Names the dialect whose meaning a list has, where it is another one. */
    private static final String ACL_DIALECT = "x-acl-dialect";

    private AclCalls() {}

    /** GetBucketAcl. */
    static Answer ofBucket(Work work) {
        Bucket bucket = work.bucket();
        Answer answer = document(bucket, bucket.acl(), bucket.owner());
        Acl acl = bucket.acl();
        // READ and WRITE on a bucket mean other things in these two; on an object they mean the same.
        if (acl != null
                && (acl.writtenIn() == Dialect.COS || acl.writtenIn() == Dialect.QINGSTOR)
                && !acl.grants().isEmpty()) {
            return answer.with(ACL_DIALECT, acl.writtenIn().label());
        }
        return answer;
    }

    /** PutBucketAcl. */
    static Answer putOfBucket(Work work) throws IOException, StoreException {
        Bucket bucket = work.bucket();
        AclRequests.Asked asked = asked(work, false, bucket.owner(), Operation.BUCKET_ACL_PUT);
        if (asked.isKept()) {
            work.store().updateBucket(bucket.name(), null, there -> there.withAcl(asked.acl()));
        }
        return Answer.empty(200);
    }

    /** GetObjectAcl. */
    static Answer ofObject(Work work) throws IOException {
        return ofObject(work, Objects.requireNonNull(work.object(), "the pipeline told a missing key"));
    }

    /** GetObjectAcl of a version by its id. */
    static Answer ofVersion(Work work) throws IOException {
        return ofObject(work, Versions.required(work));
    }

    private static Answer ofObject(Work work, StoredObject object) throws IOException {
        return document(work.bucket(), object.acl(), new Owners(work).of(object));
    }

    /** PutObjectAcl. */
    static Answer putOfObject(Work work) throws IOException, StoreException {
        return putOfObject(work, Objects.requireNonNull(work.object(), "the pipeline told a missing key"));
    }

    /** PutObjectAcl of a version by its id. */
    static Answer putOfVersion(Work work) throws IOException, StoreException {
        return putOfObject(work, Versions.required(work));
    }

    private static Answer putOfObject(Work work, StoredObject object) throws IOException, StoreException {
        AclRequests.Asked asked = asked(work, true, new Owners(work).of(object), Operation.OBJECT_ACL_PUT);
        if (asked.isKept()) {
            work.store().updateObject(work.bucket(), object.key(), there -> there.withAcl(asked.acl()));
        }
        return Answer.empty(200);
    }

    private static AclRequests.Asked asked(Work work, boolean forObject, Account owner, Operation operation)
            throws IOException {
        AclRequests.Asked byHeaders =
                AclRequests.ofHeaders(work, forObject, work.bucket().owner());
        byte[] document = S3Xml.bytes(work, S3Limits.XML_BYTES_MAX);
        if (byHeaders.isPresent()) {
            if (document.length > 0) {
                throw inWords("UnexpectedContent", "This request does not support content");
            }
            return AclRequests.allowed(work, byHeaders, owner);
        }
        if (document.length == 0) {
            throw inWords("MissingRequestBodyError", "Request body is empty");
        }
        Acl acl = AclXml.read(work, document, owner, operation);
        return AclRequests.allowed(work, new AclRequests.Asked(acl, false, true), owner);
    }

    private static Answer document(Bucket bucket, @Nullable Acl acl, Account owner) {
        boolean off = bucket.ownership() == Ownership.BUCKET_OWNER_ENFORCED;
        return S3Xml.answer(off ? AclXml.write(null, bucket.owner()) : AclXml.write(acl, owner));
    }

    private static RefusedException inWords(String code, String message) {
        return new RefusedException(new Refusal.InDialect(400, code, message, List.of()));
    }
}
