package org.entrepot.access.policy.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.Combiner;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Decision;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.PartOutcome;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PrincipalText;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.Reason;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.Who;
import org.entrepot.access.policy.WhoAtom;
import org.entrepot.access.policy.notation.ActionNames;
import org.entrepot.access.text.Position;

/**
 * Finds what would have to change for a refused request to be allowed. What it tells was tried: the changed policy was
 * asked the same question.
 *
 * @param nearest the statements that allow and came nearest
 */
record WayFinder(
        Decision decision, BucketRules bucket, List<ExplainedStatement> statements, List<ExplainedStatement> nearest) {

    /** Operations that one call asks for at the most. */
    private static final int OPERATIONS_MAX = 2;

    private static final WayToAllow NOTHING = new WayToAllow(List.of(), List.of());

    /** The way from a refusal. */
    WayToAllow find() {
        return switch (decision.reason()) {
            case Reason.PolicyRule rule -> fromDenial();
            case Reason.Implicit implicit ->
                implicit.restrictedPublic() ? needing(new PolicyChange.LiftRestriction()) : fromSilence();
            case Reason.IdentityPolicy identity -> needing(new PolicyChange.ChangeIdentityPolicies());
            // These allow.
            case Reason.OwnerPolicyRecovery recovery -> NOTHING;
            case Reason.Root root -> NOTHING;
            case Reason.AclGrant grant -> NOTHING;
            case Reason.ObjectOwner owner -> NOTHING;
        };
    }

    private static WayToAllow needing(PolicyChange change) {
        return new WayToAllow(List.of(change), List.of());
    }

    /** Every statement that denies has to stop; what is left may be enough, or something has to allow it. */
    private WayToAllow fromDenial() {
        List<ExplainedStatement> denials = denials(question().caller().isAnonymous());
        BucketRules left = without(denials);
        List<ExplainedStatement> all = denials(true);
        if (!decide(left).allowed() && decide(without(all)).allowed()) {
            denials = all;
            left = without(all);
        }
        PolicyChange stop = new PolicyChange.StopDenying(denials);
        return new WayToAllow(List.of(stop), decide(left).allowed() ? List.of() : allowing(left));
    }

    private WayToAllow fromSilence() {
        List<PolicyChange> alternatives = new ArrayList<>();
        List<ExplainedStatement> denials = denials(true);
        if (!denials.isEmpty() && decide(without(denials)).allowed()) {
            alternatives.add(new PolicyChange.StopDenying(denials));
        }
        alternatives.addAll(allowing(bucket));
        return new WayToAllow(List.of(), alternatives);
    }

    /**
     * The statements that deny the request. Where the first match decides, those before the first that allows.
     *
     * @param everybody whether COS's denials for everybody count, which bind unsigned callers only
     */
    private List<ExplainedStatement> denials(boolean everybody) {
        Stream<ExplainedStatement> matching = statements.stream().filter(ExplainedStatement::matched);
        return switch (combiner()) {
            case FIRST_MATCH ->
                matching.takeWhile(statement -> !statement.allows()).toList();
            case DENY_OVERRIDES ->
                matching.filter(statement -> !statement.allows()).toList();
            case NAMED_FIRST ->
                matching.filter(statement -> !statement.allows())
                        .filter(statement ->
                                everybody || !statement.outcome().rule().who().isForEverybody())
                        .toList();
        };
    }

    private Combiner combiner() {
        CompiledPolicy policy = bucket.policy();
        return policy == null ? Combiner.DENY_OVERRIDES : policy.policy().combiner();
    }

    private Dialect dialect() {
        CompiledPolicy policy = bucket.policy();
        return policy == null ? Dialect.S3 : policy.policy().dialect();
    }

    /** What may be done where no statement denies; at least one thing. */
    private List<PolicyChange> allowing(BucketRules left) {
        List<PolicyChange> changes = new ArrayList<>();
        for (ExplainedStatement near : nearest) {
            if (decide(mended(left, near)).allowed()) {
                changes.add(new PolicyChange.Meet(near));
            }
        }
        changes.add(mayBeGranted() ? added(left) : new PolicyChange.AskAs("a signed caller"));
        return changes;
    }

    /** The bucket with a statement that asks no longer for what failed. */
    private BucketRules mended(BucketRules left, ExplainedStatement near) {
        CompiledPolicy policy = left.policy();
        if (policy == null) {
            return left;
        }
        Rule nearest = near.outcome().rule();
        Rule mended = nearest;
        for (ExplainedPart failure : near.failures()) {
            mended = switch (failure.outcome()) {
                case PartOutcome.Operations operations -> mended.with(mended.who(), OpSet.ALL, mended.where());
                case PartOutcome.Callers callers ->
                    mayBeGranted() ? mended.with(Who.of(List.of(caller())), mended.ops(), mended.where()) : mended;
                case PartOutcome.Resources resources -> mended.with(mended.who(), mended.ops(), anywhere(mended));
                case PartOutcome.Condition condition ->
                    mended.when(mended.when().stream()
                            .filter(atom -> !atom.equals(condition.wanted()))
                            .toList());
            };
        }
        List<Rule> rules = new ArrayList<>(policy.policy().rules());
        Rule whole = mended;
        rules.replaceAll(rule -> rule.equals(nearest) ? whole : rule);
        return left.with(CompiledPolicy.of(new Policy(dialect(), rules)));
    }

    private static Where anywhere(Rule rule) {
        return new Where(true, List.of(), rule.where().listing());
    }

    /** The statement that allows exactly this; where the dialect has no name for it, only the owner's root may do it. */
    private PolicyChange added(BucketRules left) {
        Set<String> actions = new LinkedHashSet<>();
        Operation asked = question().operation();
        for (int i = 0; i < OPERATIONS_MAX; i++) {
            ActionNames.name(dialect(), asked).ifPresent(actions::add);
            Decision widened = decide(widened(left, actions));
            if (widened.allowed()) {
                return new PolicyChange.AddStatement(PrincipalText.of(caller()), List.copyOf(actions), resource());
            }
            asked = decidingOperation(widened);
        }
        return new PolicyChange.AskAs("the root of the owner's account");
    }

    private BucketRules widened(BucketRules left, Set<String> actions) {
        CompiledPolicy policy = left.policy();
        List<Rule> rules =
                new ArrayList<>(policy == null ? List.of() : policy.policy().rules());
        OpSet ops = OpSet.NONE;
        for (String action : actions) {
            ops = ops.or(ActionNames.reach(dialect(), action));
        }
        Where.Listing listing = isFolderDialect() ? Where.Listing.AS_FOLDER : Where.Listing.AS_BUCKET;
        rules.add(new Rule(
                rules.isEmpty() ? 0 : rules.getLast().index() + 1,
                null,
                Effect.ALLOW,
                Who.of(List.of(caller())),
                ops,
                List.copyOf(actions),
                new Where(false, List.of(Pattern.literal(resource())), listing),
                List.of(),
                "",
                Position.START));
        return left.with(CompiledPolicy.of(new Policy(dialect(), rules)));
    }

    /** The operation that is still missing: S3's attributes ask for two. */
    private static Operation decidingOperation(Decision decision) {
        return decision.outcomes().getLast().parts().getFirst() instanceof PartOutcome.Operations operations
                ? operations.asked()
                : decision.question().operation();
    }

    /** The dialects in which listings are asked on folders. */
    private boolean isFolderDialect() {
        return dialect() == Dialect.QINGSTOR || dialect() == Dialect.MEDIASTORE;
    }

    private String resource() {
        boolean hasKey = question().operation().target() == Operation.Target.OBJECT
                || isFolderDialect() && question().operation().isListing();
        String key = question().key();
        return hasKey
                ? question().bucket() + "/" + (key == null ? "" : key)
                : question().bucket();
    }

    /** Some calls are never given to unsigned callers ({@code policy.md} sections 3.4 and 5). */
    private boolean mayBeGranted() {
        Operation operation = question().operation();
        boolean signedOnly = switch (dialect()) {
            case MEDIASTORE -> operation.target() == Operation.Target.BUCKET && !operation.isListing();
            case QINGSTOR -> operation == Operation.BUCKET_STATS;
            case S3, COS -> false;
        };
        return !signedOnly || !question().caller().isAnonymous();
    }

    private WhoAtom caller() {
        return switch (question().caller()) {
            case Caller.Anonymous anonymous -> new WhoAtom.Anyone();
            case Caller.Root root -> new WhoAtom.InAccount(root.account().number());
            case Caller.OfUser user ->
                new WhoAtom.NamedUser(user.account().number(), user.user().name());
            case Caller.OfRole role -> new WhoAtom.Role(role.account().number(), role.role());
            case Caller.OfService service -> new WhoAtom.Service(service.name());
        };
    }

    private BucketRules without(List<ExplainedStatement> left) {
        CompiledPolicy policy = bucket.policy();
        return policy == null
                ? bucket
                : bucket.with(CompiledPolicy.of(
                        policy.policy()
                                .without(left.stream()
                                        .map(ExplainedStatement::index)
                                        .collect(Collectors.toSet())),
                        policy.revision()));
    }

    private Decision decide(BucketRules rules) {
        return AccessControl.decide(question(), rules, decision.object());
    }

    private Question question() {
        return decision.question();
    }
}
