package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.PrincipalText;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.WhoAtom;

/**
 * Turns one rule into statements of another dialect. A rule is taken apart by what its operations are asked of: the
 * bucket, a listing, or an object; and, towards COS, by whether a version is named, because COS has one action for both.
 */
final class RuleTranslator {
    private final Policy policy;
    private final Dialect target;
    private final PolicyScope scope;
    private final Losses losses;

    RuleTranslator(Policy policy, Dialect target, PolicyScope scope, Losses losses) {
        this.policy = policy;
        this.target = target;
        this.scope = scope;
        this.losses = losses;
    }

    /** Statements that together say what the rule says; what has no form is added to the losses. */
    List<Draft> translate(Rule rule) {
        List<Draft.Condition> conditions = conditions(rule);
        List<WhoTranslator.Group> callers = callers(rule);
        List<Draft> drafts = new ArrayList<>();
        for (TargetPart part : parts(rule)) {
            for (WhoTranslator.Group group : callers) {
                Set<Draft.Condition> all = new LinkedHashSet<>(conditions);
                all.addAll(part.conditions());
                all.addAll(group.conditions());
                drafts.add(new Draft(
                        drafts.isEmpty() ? rule.id() : null,
                        rule.effect(),
                        rule.who().complement(),
                        group.names(),
                        part.actions(),
                        part.resources(),
                        List.copyOf(all)));
            }
        }
        return drafts;
    }

    private List<Draft.Condition> conditions(Rule rule) {
        List<Draft.Condition> conditions = new ArrayList<>();
        AtomTranslator translator = new AtomTranslator(target);
        for (Atom atom : rule.when()) {
            Optional<List<Draft.Condition>> said = translator.translate(atom);
            said.ifPresentOrElse(
                    conditions::addAll,
                    () -> losses.add(
                            rule.index(), "the condition `" + atom.operator() + "` on `" + atom.spelling() + "`"));
        }
        if (RuleOrder.bindsUnsignedOnly(policy, rule)) {
            if (isAws()) {
                conditions.add(new Draft.Condition("StringEquals", "aws:PrincipalType", List.of("Anonymous")));
            } else if (target != Dialect.COS) {
                losses.add(rule.index(), "a deny for unsigned callers only");
            }
        }
        return conditions;
    }

    private List<WhoTranslator.Group> callers(Rule rule) {
        boolean keepsDeny = target == Dialect.COS && policy.dialect() == Dialect.COS;
        List<WhoAtom> lost = new ArrayList<>();
        WhoTranslator translator =
                new WhoTranslator(target, scope.directory(), keepsDeny ? Effect.ALLOW : rule.effect());
        List<WhoTranslator.Group> groups = translator.translate(rule.who().atoms(), lost);
        if (rule.who().complement()
                && (!isAws()
                        || groups.size() != 1
                        || !groups.getFirst().conditions().isEmpty())) {
            losses.add(rule.index(), "`NotPrincipal`");
        }
        for (WhoAtom atom : lost) {
            boolean isImplied = target == Dialect.QINGSTOR
                    && atom instanceof WhoAtom.Signed
                    && rule.ops().equals(OpSet.of(Operation.BUCKET_STATS));
            losses.add(
                    rule.index(),
                    isImplied ? "usage figures for every signed caller" : "the principal " + PrincipalText.of(atom));
        }
        return groups;
    }

    /** Stars mean signed callers on MediaStore's control calls and on QingStor's usage figures. */
    private OpSet signedOnly(Rule rule, OpSet onBucket) {
        boolean isStar = rule.effect() == Effect.ALLOW && rule.who().isForEverybody();
        if (!isStar) {
            return OpSet.NONE;
        }
        return switch (target) {
            case MEDIASTORE -> onBucket;
            case QINGSTOR -> onBucket.and(OpSet.of(Operation.BUCKET_STATS));
            case S3, COS -> OpSet.NONE;
        };
    }

    /** The rule's operations and resources in the target's words, apart by what they are asked of. */
    private List<TargetPart> parts(Rule rule) {
        Where where = rule.where();
        if (where.complement()) {
            losses.add(rule.index(), "`NotResource`");
            return List.of();
        }
        List<Pattern> inside = new ArrayList<>();
        boolean bare = false;
        for (Pattern pattern : where.patterns()) {
            if (scope.bucket().equals(pattern.asLiteral())) {
                bare = true;
            } else if (pattern.literalPrefix().startsWith(scope.bucket() + "/")) {
                inside.add(pattern);
            } else {
                losses.add(rule.index(), "the resource `" + pattern + "`");
            }
        }
        OpSet listed = rule.ops().and(PartWriter.LISTINGS);
        OpSet onObjects = rule.ops().and(OpSet.where(op -> op.target() == Operation.Target.OBJECT));
        OpSet onBucket = rule.ops()
                .and(OpSet.where(op -> op.target() == Operation.Target.BUCKET))
                .minus(listed);
        boolean byFolder = where.listing() == Where.Listing.AS_FOLDER;
        List<Pattern> folders = byFolder ? inside : bare ? List.of(everything()) : List.<Pattern>of();
        OpSet bareOps = bare ? onBucket : OpSet.NONE;
        OpSet signedOnly = signedOnly(rule, bareOps);
        Grain grain = new Grain(policy.dialect(), rule.index(), losses);
        PartWriter writer = new PartWriter(target, scope, losses, grain, rule.index());
        List<TargetPart> parts = Stream.of(
                        writer.onBucket(bareOps.minus(signedOnly), folders.isEmpty() ? OpSet.NONE : listed, folders),
                        writer.onObjects(inside.isEmpty() ? OpSet.NONE : onObjects, inside))
                .flatMap(List::stream)
                .toList();
        for (Operation operation : signedOnly.operations()) {
            grain.misses(operation, "an allow of " + operation.label() + " for unsigned callers");
        }
        grain.settle();
        return parts;
    }

    private Pattern everything() {
        return new Pattern(List.of(new Pattern.Part.Literal(scope.bucket() + "/"), new Pattern.Part.AnyRun()));
    }

    private boolean isAws() {
        return target == Dialect.S3 || target == Dialect.MEDIASTORE;
    }
}
