package org.entrepot.access.acl;

import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Question;

/**
 * What a grant covers: the table of {@code policy.md} section 8, step 9. A list keeps the meaning of the dialect that
 * wrote it, for callers of every dialect.
 */
public final class AclCoverage {
    private static final OpSet LISTINGS =
            OpSet.of(List.of(Operation.OBJECT_LIST, Operation.VERSION_LIST, Operation.UPLOAD_LIST));
    private static final OpSet OBJECT_READ = OpSet.of(List.of(
            Operation.OBJECT_READ,
            Operation.VERSION_READ,
            Operation.OBJECT_HEAD,
            Operation.VERSION_HEAD,
            Operation.OBJECT_ATTRIBUTES,
            Operation.VERSION_ATTRIBUTES,
            Operation.OBJECT_SELECT));
    private static final OpSet OBJECT_READ_ACP = OpSet.of(List.of(Operation.OBJECT_ACL_GET, Operation.VERSION_ACL_GET));
    private static final OpSet OBJECT_WRITE_ACP =
            OpSet.of(List.of(Operation.OBJECT_ACL_PUT, Operation.VERSION_ACL_PUT));
    private static final OpSet OBJECT_FULL = OBJECT_READ.or(OBJECT_READ_ACP).or(OBJECT_WRITE_ACP);

    private static final OpSet DELETE = OpSet.of(Operation.OBJECT_DELETE);
    private static final OpSet CREATE = OpSet.of(List.of(
            Operation.OBJECT_WRITE,
            Operation.OBJECT_POST,
            Operation.OBJECT_APPEND,
            Operation.OBJECT_COPY_TO,
            Operation.OBJECT_MOVE,
            Operation.OBJECT_FETCH,
            Operation.UPLOAD_START,
            Operation.UPLOAD_PART,
            Operation.UPLOAD_PART_COPY,
            Operation.UPLOAD_FINISH,
            Operation.UPLOAD_ABORT));
    private static final OpSet BUCKET_READ = LISTINGS.or(OpSet.of(Operation.BUCKET_HEAD));
    private static final OpSet BUCKET_WRITE = CREATE.or(DELETE).or(OpSet.of(Operation.UPLOAD_PARTS));
    private static final OpSet BUCKET_READ_ACP = OpSet.of(Operation.BUCKET_ACL_GET);
    private static final OpSet BUCKET_WRITE_ACP = OpSet.of(Operation.BUCKET_ACL_PUT);

    private static final OpSet QINGSTOR_LISTINGS = OpSet.of(List.of(Operation.OBJECT_LIST, Operation.VERSION_LIST));
    private static final OpSet QINGSTOR_READ = OBJECT_READ
            .minus(OpSet.of(Operation.OBJECT_SELECT))
            .or(QINGSTOR_LISTINGS)
            .or(OpSet.of(List.of(Operation.BUCKET_HEAD, Operation.UPLOAD_LIST, Operation.UPLOAD_PARTS)));
    private static final OpSet QINGSTOR_WRITE = CREATE.or(DELETE);
    /** What a QingStor list never gives to an unsigned caller. */
    private static final OpSet QINGSTOR_SIGNED_ONLY = QINGSTOR_LISTINGS.or(DELETE);

    private AclCoverage() {}

    /** True when the operation is among those that owning an object gives: FULL_CONTROL on it. */
    public static boolean ofOwner(Operation operation) {
        return OBJECT_FULL.contains(operation);
    }

    /**
     * True when a grant of an object's own list covers the question.
     *
     * @param skipPublic true when grants to everybody or to every signed caller do not count
     */
    public static boolean onObject(Acl acl, Grant grant, Question question, boolean skipPublic) {
        return ofObject(acl.writtenIn(), grant.permission()).contains(question.operation())
                && covers(grant.grantee(), question.caller(), skipPublic);
    }

    /**
     * True when a grant of the bucket's list covers the question.
     *
     * @param isDefault true when the object named has no list of its own, or is not there
     * @param skipPublic true when grants to everybody or to every signed caller do not count
     */
    public static boolean onBucket(Acl acl, Grant grant, Question question, boolean isDefault, boolean skipPublic) {
        boolean inReach =
                ofBucket(acl.writtenIn(), grant.permission(), isDefault).contains(question.operation());
        boolean signedOnly = acl.writtenIn() == Dialect.QINGSTOR && QINGSTOR_SIGNED_ONLY.contains(question.operation());
        return inReach
                && !(signedOnly && question.caller().isAnonymous())
                && covers(grant.grantee(), question.caller(), skipPublic);
    }

    /** The operations that a permission in a bucket's list covers, signed callers assumed. */
    public static OpSet ofBucket(Dialect writtenIn, Permission permission, boolean isDefault) {
        return switch (writtenIn) {
            case S3 -> ofS3Bucket(permission);
            case COS ->
                isDefault && (permission == Permission.READ || permission == Permission.FULL_CONTROL)
                        ? ofS3Bucket(permission).or(OBJECT_READ)
                        : ofS3Bucket(permission);
            case QINGSTOR ->
                switch (permission) {
                    case READ -> QINGSTOR_READ;
                    case WRITE -> QINGSTOR_WRITE;
                    case FULL_CONTROL -> QINGSTOR_READ.or(QINGSTOR_WRITE);
                    case READ_ACP, WRITE_ACP -> OpSet.NONE;
                };
            case MEDIASTORE -> OpSet.NONE;
        };
    }

    /** The operations that a permission in an object's own list covers. */
    public static OpSet ofObject(Dialect writtenIn, Permission permission) {
        return switch (writtenIn) {
            case S3, COS ->
                switch (permission) {
                    case READ -> OBJECT_READ;
                    case WRITE -> OpSet.NONE;
                    case READ_ACP -> OBJECT_READ_ACP;
                    case WRITE_ACP -> OBJECT_WRITE_ACP;
                    case FULL_CONTROL -> OBJECT_FULL;
                };
            case QINGSTOR, MEDIASTORE -> OpSet.NONE;
        };
    }

    private static OpSet ofS3Bucket(Permission permission) {
        return switch (permission) {
            case READ -> BUCKET_READ;
            case WRITE -> BUCKET_WRITE;
            case READ_ACP -> BUCKET_READ_ACP;
            case WRITE_ACP -> BUCKET_WRITE_ACP;
            case FULL_CONTROL ->
                BUCKET_READ.or(BUCKET_WRITE).or(BUCKET_READ_ACP).or(BUCKET_WRITE_ACP);
        };
    }

    private static boolean covers(Grantee grantee, Caller caller, boolean skipPublic) {
        return switch (grantee) {
            case Grantee.AllUsers all -> !skipPublic;
            case Grantee.AuthenticatedUsers signed -> !skipPublic && !caller.isAnonymous();
            case Grantee.LogDelivery log -> false;
            case Grantee.Identity identity ->
                caller.canonicalId().filter(identity.canonicalId()::equals).isPresent();
        };
    }
}
