package org.entrepot.qingstor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.entrepot.access.Dialect;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Grantee;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.identity.Account;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Ownership;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.entrepot.store.Bucket;
import org.entrepot.store.StoreException;

/** {@code GET} and {@code PUT ?acl} ({@code qingstor.md} section 6.8). */
final class AclCalls {
    /** Bytes of the body: room for the largest list. */
    private static final int BODY_BYTES_MAX = 64 << 10;

    private static final String PROJECTION_HEADER = "x-acl-projection";
    private static final String DIALECT_HEADER = "x-acl-dialect";

    private AclCalls() {}

    /** Replaces the whole list. */
    static Answer put(Work work) throws IOException, StoreException {
        AclBody body = AclBody.read(
                JsonBodies.object(work, BODY_BYTES_MAX),
                work.bucket(),
                work.store().identities());
        if (work.bucket().ownership() == Ownership.BUCKET_OWNER_ENFORCED
                && !body.grants().isEmpty()) {
            throw new RefusedException(
                    new Refusal.InvalidRequest("access control lists are switched off for this bucket"));
        }
        Acl acl = new Acl(Dialect.QINGSTOR, body.grants());
        work.store().updateBucket(work.bucket().name(), null, bucket -> bucket.withAcl(acl));
        return Answer.empty(200);
    }

    /** Shows the list; grants that this dialect cannot write are left out and named ({@code policy.md} section 8). */
    static Answer get(Work work) throws IOException {
        Bucket bucket = work.bucket();
        JsonWriter json = new JsonWriter().openObject();
        JsonAnswers.owner(json, bucket.owner());
        json.name("acl").openList();
        user(json, bucket.owner().qingstorUserId(), bucket.owner().number(), Permission.FULL_CONTROL);
        Acl acl = bucket.acl();
        Set<String> leftOut = new TreeSet<>();
        for (Grant grant : acl == null ? List.<Grant>of() : acl.grants()) {
            show(json, grant, work, leftOut);
        }
        Answer answer = JsonAnswers.ok(json.closeList().closeObject());
        if (acl != null && acl.writtenIn() != Dialect.QINGSTOR) {
            answer = answer.with(DIALECT_HEADER, acl.writtenIn().label());
        }
        return leftOut.isEmpty() ? answer : answer.with(PROJECTION_HEADER, "partial; " + String.join(", ", leftOut));
    }

    private static void show(JsonWriter json, Grant grant, Work work, Set<String> leftOut) throws IOException {
        Permission permission = grant.permission();
        if (permission == Permission.READ_ACP || permission == Permission.WRITE_ACP) {
            leftOut.add(permission.name());
            return;
        }
        switch (grant.grantee()) {
            case Grantee.AllUsers everybody -> {
                json.openObject().name("grantee").openObject();
                json.member("type", AclBody.GROUP)
                        .member("name", AclBody.ALL_USERS)
                        .closeObject();
                json.member("permission", permission.name()).closeObject();
            }
            case Grantee.AuthenticatedUsers signed -> leftOut.add("AuthenticatedUsers");
            case Grantee.LogDelivery group -> leftOut.add("LogDelivery");
            case Grantee.Identity(String canonicalId) -> {
                if (canonicalId.equals(work.bucket().owner().canonicalId())) {
                    return; // The owner stands in front already, with every right.
                }
                Optional<Caller> identity = work.store().identities().byCanonicalId(canonicalId);
                switch (identity.orElse(null)) {
                    case Caller.Root(Account account) ->
                        user(json, account.qingstorUserId(), account.number(), permission);
                    case Caller.OfUser named ->
                        user(json, named.user().qingstorUserId(), named.user().name(), permission);
                    case null -> leftOut.add("an identity that is gone");
                    case Caller.Anonymous nobody -> leftOut.add("an identity that is gone");
                    case Caller.OfRole role -> leftOut.add("roles");
                    case Caller.OfService service -> leftOut.add("services");
                }
            }
        }
    }

    private static void user(JsonWriter json, String id, String name, Permission permission) {
        json.openObject().name("grantee").openObject();
        json.member("type", AclBody.USER).member("id", id).member("name", name).closeObject();
        json.member("permission", permission.name()).closeObject();
    }
}
