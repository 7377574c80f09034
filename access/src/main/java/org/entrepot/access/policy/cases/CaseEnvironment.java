package org.entrepot.access.policy.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.Grant;
import org.entrepot.access.acl.Permission;
import org.entrepot.access.identity.Account;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.IdentityAnswer;
import org.entrepot.access.policy.ObjectRules;
import org.entrepot.access.policy.Ownership;
import org.entrepot.access.policy.PublicAccessBlock;
import org.entrepot.access.policy.Question;
import org.entrepot.access.text.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the policy of a case.
 *
 * @param operation the call the case is about where it has no request; empty otherwise
 * @param acl the list that applies to the resource asked for; null when there is none
 * @param identity null when identity policies are not in use
 * @param recoveryGivenUp the policy was stored with the confirmation that the owner locks itself out
 */
public record CaseEnvironment(
        String operation,
        @Nullable Acl acl,
        PublicAccessBlock publicAccessBlock,
        @Nullable IdentityAnswer identity,
        boolean recoveryGivenUp) {
    private static final List<String> MEMBERS =
            List.of("owner", "acl", "aclPermission", "publicAccessBlock", "identity", "confirmRemoveSelf", "operation");
    private static final List<String> GRANT_MEMBERS = List.of("grantee", "permission");
    private static final List<String> BLOCK_MEMBERS =
            List.of("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets");

    static CaseEnvironment read(CaseNode node, Dialect dialect, CasePeople people) throws CaseFault {
        CaseNode env = node.only(MEMBERS);
        CaseNode identity = env.get("identity").orElse(null);
        return new CaseEnvironment(
                env.textOr("operation", ""),
                acl(env.get("acl"), dialect, people),
                block(env.get("publicAccessBlock")),
                identity == null ? null : identity(identity),
                env.flag("confirmRemoveSelf"));
    }

    private static IdentityAnswer identity(CaseNode node) throws CaseFault {
        return switch (node.text()) {
            case "none" -> IdentityAnswer.NONE;
            case "allow" -> IdentityAnswer.ALLOW;
            case "deny" -> IdentityAnswer.DENY;
            default -> throw node.fault("identity must be none, allow or deny");
        };
    }

    private static @Nullable Acl acl(Optional<CaseNode> list, Dialect dialect, CasePeople people) throws CaseFault {
        if (list.isEmpty()) {
            return null;
        }
        List<Grant> grants = new ArrayList<>();
        for (CaseNode item : list.get().items()) {
            CaseNode grant = item.only(GRANT_MEMBERS);
            grants.add(new Grant(people.grantee(grant.need("grantee").text()), permission(grant.need("permission"))));
        }
        return new Acl(dialect, grants);
    }

    private static Permission permission(CaseNode node) throws CaseFault {
        try {
            return Permission.valueOf(node.text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            List<String> known =
                    Arrays.stream(Permission.values()).map(Permission::name).toList();
            throw node.fault(Spelling.unknown("permission", node.text(), known));
        }
    }

    private static PublicAccessBlock block(Optional<CaseNode> node) throws CaseFault {
        if (node.isEmpty()) {
            return PublicAccessBlock.NONE;
        }
        CaseNode block = node.get().only(BLOCK_MEMBERS);
        return new PublicAccessBlock(
                block.flag("BlockPublicAcls"),
                block.flag("IgnorePublicAcls"),
                block.flag("BlockPublicPolicy"),
                block.flag("RestrictPublicBuckets"));
    }

    /** Object ownership: cases are about buckets whose ACLs count. */
    Ownership ownership() {
        return Ownership.OBJECT_WRITER;
    }

    boolean asksStatus() {
        return operation.equals("GetBucketPolicyStatus");
    }

    /** The list belongs to the object asked for where the dialect gives objects lists of their own, else to the bucket. */
    Decision decide(Question question, Account owner, @Nullable CompiledPolicy policy) {
        boolean ofObject = question.operation().target() == Operation.Target.OBJECT
                && (acl == null || acl.writtenIn() != Dialect.QINGSTOR);
        BucketRules bucket = new BucketRules(
                owner, policy, recoveryGivenUp, ofObject ? null : acl, ownership(), publicAccessBlock, identity);
        return AccessControl.decide(question, bucket, ofObject ? new ObjectRules(acl, owner) : null);
    }

    /** The code of a refused caller in a dialect. */
    static String denialCode(Dialect dialect) {
        return switch (dialect) {
            case S3, COS -> "AccessDenied";
            case QINGSTOR -> "permission_denied";
            case MEDIASTORE -> "AccessDeniedException";
        };
    }
}
