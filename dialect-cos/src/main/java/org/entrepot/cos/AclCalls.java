package org.entrepot.cos;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.CannedAcl;
import org.entrepot.access.identity.Account;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.jspecify.annotations.Nullable;

/** Access control lists of buckets and objects ({@code cos.md} section 5, {@code policy.md} section 8). */
final class AclCalls {
    /** Longest document, bytes: as for the other settings. */
    private static final int BODY_BYTES_MAX = 64 * 1024;

    private AclCalls() {}

    /** GET Bucket acl. */
    static Answer getBucket(Work work) throws IOException {
        Bucket bucket = work.bucket();
        Acl acl = bucket.acl();
        Answer answer = answer(work, acl, bucket.owner());
        if (acl == null) {
            return answer.with(AclHeaders.CANNED, CannedAcl.PRIVATE.label());
        }
        Answer described = describe(answer, acl, bucket.owner());
        boolean meansOther = acl.writtenIn() != Dialect.COS && !acl.grants().isEmpty();
        return meansOther ? described.with("x-acl-dialect", acl.writtenIn().label()) : described;
    }

    /** PUT Bucket acl. */
    static Answer putBucket(Work work) throws IOException, StoreException {
        Bucket bucket = work.bucket();
        Acl acl = asked(work, bucket.owner(), false);
        AclRules.checkAgainst(work, bucket, Operation.BUCKET_ACL_PUT, acl);
        work.store().updateBucket(bucket.name(), null, there -> there.withAcl(acl));
        return Answer.empty(200);
    }

    /** GET Object acl; an object without a list of its own shows its owner alone, marked {@code default}. */
    static Answer getObject(Work work) throws IOException {
        StoredObject object = ObjectCalls.present(work);
        Account owner = owner(work, object);
        Answer answer = answer(work, object.acl(), owner);
        return object.acl() == null
                ? answer.with(AclHeaders.CANNED, CannedAcl.DEFAULT.label())
                : describe(answer, object.acl(), owner);
    }

    /** PUT Object acl. */
    static Answer putObject(Work work) throws IOException, StoreException {
        StoredObject object = ObjectCalls.present(work);
        Acl acl = asked(work, owner(work, object), true);
        AclRules.checkAgainst(work, work.bucket(), Operation.OBJECT_ACL_PUT, acl);
        work.store().updateObject(work.bucket(), object.key(), there -> there.withAcl(acl));
        return Answer.empty(200);
    }

    /** The list that headers or body ask for; the body counts only without headers. */
    private static @Nullable Acl asked(Work work, Account owner, boolean forObject) throws IOException {
        byte[] body = Bodies.readDocument(work.body(), BODY_BYTES_MAX);
        Optional<AclHeaders.Asked> headers = AclHeaders.read(work, owner, forObject);
        if (headers.isPresent()) {
            Acl acl = headers.get().acl();
            return acl == null && !forObject ? new Acl(Dialect.COS, List.of()) : acl;
        }
        if (body.length == 0) {
            throw new RefusedException(new Refusal.InDialect(
                    400, "MissingRequestBodyError", "A list is given in headers or in the body.", List.of()));
        }
        return AclXml.read(body, work.store().identities(), owner, forObject);
    }

    private static Answer answer(Work work, @Nullable Acl acl, Account owner) throws IOException {
        Answer answer = CosXml.answer(AclXml.write(acl, work.store().identities(), owner));
        return AclXml.losses(acl)
                .map(losses -> answer.with("x-acl-projection", losses))
                .orElse(answer);
    }

    private static Answer describe(Answer answer, Acl acl, Account owner) {
        return CannedAcl.describing(acl, owner.canonicalId())
                .map(canned -> answer.with(List.of(new Header(AclHeaders.CANNED, canned.label()))))
                .orElse(answer);
    }

    private static Account owner(Work work, StoredObject object) throws IOException {
        Account bucketOwner = work.bucket().owner();
        return object.ownerAccount().equals(bucketOwner.number())
                ? bucketOwner
                : work.store().identities().account(object.ownerAccount()).orElse(bucketOwner);
    }
}
