package org.entrepot.access.policy;

import java.util.List;
import java.util.Set;
import org.entrepot.access.acl.Acl;
import org.entrepot.access.acl.PublicGrants;
import org.jspecify.annotations.Nullable;

/**
 * "Public" as the provider defines it ({@code policy.md} section 12): a rule about the text of conditions, applied to the
 * compiled form, so that it judges the documents of every dialect.
 */
public final class PublicPolicy {
    private static final int IPV4_BITS_MIN = 8;
    private static final int IPV6_BITS_MIN = 32;
    /** Part of an ARN that holds the account. */
    private static final int ARN_ACCOUNT = 4;

    /** RFC 1918. */
    private static final List<AddressBlock> PRIVATE = List.of(
            AddressBlock.read("10.0.0.0/8").orElseThrow(),
            AddressBlock.read("172.16.0.0/12").orElseThrow(),
            AddressBlock.read("192.168.0.0/16").orElseThrow());

    private static final Set<Fact> NARROWING = Set.of(
            Fact.SRC_ARN,
            Fact.NET_VPC,
            Fact.NET_VPCE,
            Fact.SRC_ACCOUNT,
            Fact.WHO_ORG,
            Fact.WHO_ARN,
            Fact.WHO_ACCOUNT,
            Fact.WHO_ID,
            Fact.WHO_UIN,
            Fact.PUT_KMS_KEY,
            Fact.VIA_ACCESS_POINT_ACCOUNT);

    private PublicPolicy() {}

    /** True when some allow is for everybody and no fixed condition narrows it. */
    public static boolean isPublic(Policy policy) {
        return policy.rules().stream().anyMatch(PublicPolicy::isPublic);
    }

    /** The statements that make a policy public, by index. */
    public static List<Integer> responsible(Policy policy) {
        return policy.rules().stream()
                .filter(PublicPolicy::isPublic)
                .map(Rule::index)
                .distinct()
                .toList();
    }

    /** What policy status reports: a public policy, or an ACL that counts and grants to everybody or to every signed caller. */
    public static boolean isPublic(@Nullable CompiledPolicy policy, @Nullable Acl acl, Ownership ownership) {
        boolean aclIsPublic = acl != null && ownership != Ownership.BUCKET_OWNER_ENFORCED && PublicGrants.isPublic(acl);
        return aclIsPublic || policy != null && policy.isPublic();
    }

    /** True when BlockPublicPolicy refuses to store the policy, whichever dialect it arrives in. */
    public static boolean isBlocked(Policy policy, PublicAccessBlock block) {
        return block.blockPublicPolicy() && isPublic(policy);
    }

    /** True when the rule allows everybody and no fixed condition narrows it. */
    public static boolean isPublic(Rule rule) {
        return rule.effect() == Effect.ALLOW
                && isStar(rule.who())
                && rule.when().stream().noneMatch(PublicPolicy::narrows);
    }

    /** True when the callers are everybody, every signed caller, whoever a provider vouches for, or all but a few. */
    public static boolean isStar(Who who) {
        return who.complement()
                || who.atoms().stream()
                        .anyMatch(atom -> atom instanceof WhoAtom.Anyone
                                || atom instanceof WhoAtom.Signed
                                || atom instanceof WhoAtom.Federated);
    }

    private static boolean narrows(Atom atom) {
        if (atom.negated() || atom.ifExists() || atom.quantifier() == Atom.Quantifier.FOR_ALL) {
            return false;
        }
        return switch (atom.test()) {
            case ValueTest.InBlock in ->
                atom.key().fact() == Fact.NET_SOURCE_IP && in.values().stream().allMatch(PublicPolicy::isNarrow);
            case ValueTest.SameText same -> isFixed(atom);
            case ValueTest.SameTextIgnoringCase same -> isFixed(atom);
            case ValueTest.Like like -> isFixed(atom);
            case ValueTest.ArnLike like -> isFixed(atom);
            case ValueTest.Numeric number -> isFixed(atom);
            case ValueTest.Binary binary -> isFixed(atom);
            case ValueTest.Date date -> false;
            case ValueTest.Bool bool -> false;
            case ValueTest.IsAbsent absent -> false;
        };
    }

    private static boolean isNarrow(AddressBlock block) {
        return PRIVATE.stream().anyMatch(range -> range.contains(block))
                || block.bits() >= (block.ipv4() ? IPV4_BITS_MIN : IPV6_BITS_MIN);
    }

    private static boolean isFixed(Atom atom) {
        if (atom.key().fact() == Fact.VIA_ACCESS_POINT) {
            return atom.wanted().stream().allMatch(PublicPolicy::hasFixedAccount);
        }
        return NARROWING.contains(atom.key().fact()) && atom.wanted().stream().allMatch(PublicPolicy::isFixed);
    }

    private static boolean hasFixedAccount(String arn) {
        String[] parts = arn.split(":", -1);
        return parts.length > ARN_ACCOUNT && !parts[ARN_ACCOUNT].isEmpty() && isFixed(parts[ARN_ACCOUNT]);
    }

    private static boolean isFixed(String text) {
        return text.indexOf('*') < 0 && text.indexOf('?') < 0 && !text.contains("${");
    }
}
