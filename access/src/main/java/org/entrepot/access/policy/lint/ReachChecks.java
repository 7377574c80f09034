package org.entrepot.access.policy.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.ValueTest;
import org.entrepot.access.policy.Where;
import org.entrepot.access.policy.WhoAtom;
import org.entrepot.access.text.Shown;

/** The checks for statements that no request can meet, whatever else the policy says. */
final class ReachChecks {
    /** Keys that are accepted but never present on this server ({@code policy.md} section 6). */
    private static final Set<Fact> NEVER_PRESENT =
            Set.of(Fact.WHO_ORG, Fact.VIA_ACCESS_POINT, Fact.VIA_ACCESS_POINT_ACCOUNT);

    private final PolicySubject subject;
    private final Rule rule;

    private ReachChecks(PolicySubject subject, Rule rule) {
        this.subject = subject;
        this.rule = rule;
    }

    static void check(PolicySubject subject) {
        for (Rule rule : subject.rules()) {
            ReachChecks checks = new ReachChecks(subject, rule);
            checks.principal();
            checks.resource();
            checks.conditions();
        }
    }

    private void principal() {
        boolean nobody = !rule.who().complement()
                && rule.who().atoms().stream()
                        .allMatch(atom -> atom instanceof WhoAtom.Group || atom instanceof WhoAtom.Federated);
        if (nobody) {
            subject.add(
                    PolicyLintCode.UNREACHABLE,
                    subject.pointer(rule, PolicySubject.Part.WHO),
                    PolicySubject.name(rule)
                            + " is for groups or identity providers only, which this server does not have");
        }
    }

    private void resource() {
        Where where = rule.where();
        boolean reached =
                where.complement() || rule.ops().operations().stream().anyMatch(operation -> reaches(where, operation));
        if (!reached) {
            subject.add(
                    PolicyLintCode.UNREACHABLE,
                    subject.pointer(rule, PolicySubject.Part.RESOURCE),
                    PolicySubject.name(rule) + " has no resource that its actions are asked of");
        }
    }

    private boolean reaches(Where where, Operation operation) {
        String bucket = subject.scope().bucket();
        if (isAskedInside(where, operation)) {
            boolean ofPrefix = operation.target() == Operation.Target.BUCKET;
            return where.patterns().stream()
                    .anyMatch(
                            pattern -> reachesKeys(pattern, bucket + "/") || ofPrefix && pattern.matches(bucket + "/"));
        }
        return operation.target() == Operation.Target.BUCKET
                && where.patterns().stream().anyMatch(pattern -> pattern.matches(bucket) || pattern.hasVariables());
    }

    /** Whether an operation is matched as a key of the bucket, or as the prefix that it lists. */
    static boolean isAskedInside(Where where, Operation operation) {
        return switch (operation) {
            case OBJECT_LIST, VERSION_LIST, UPLOAD_LIST -> where.listing() == Where.Listing.AS_FOLDER;
            default -> operation.target() == Operation.Target.OBJECT;
        };
    }

    /** Whether the pattern may match something behind the prefix, which a key never leaves empty. */
    private static boolean reachesKeys(Pattern pattern, String prefix) {
        String literal = pattern.asLiteral();
        String head = pattern.literalPrefix();
        return literal == null
                ? head.startsWith(prefix) || prefix.startsWith(head)
                : literal.startsWith(prefix) && literal.length() > prefix.length();
    }

    private void conditions() {
        List<Atom> atoms = rule.when();
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            if (NEVER_PRESENT.contains(atom.key().fact()) && needsValue(atom)) {
                unmet(atom, "`" + Shown.of(atom.spelling()) + "` is never present on this server");
            }
            for (Atom earlier : atoms.subList(0, i)) {
                Optional<String> conflict = AtomConflict.between(earlier, atom);
                conflict.ifPresent(reason -> unmet(atom, reason));
            }
        }
    }

    /** Whether the condition fails when its key is absent. */
    static boolean needsValue(Atom atom) {
        return switch (atom.quantifier()) {
            case FOR_ALL -> false;
            case FOR_ANY -> !atom.ifExists();
            case NONE -> !atom.ifAbsent() && !(atom.test() instanceof ValueTest.IsAbsent);
        };
    }

    private void unmet(Atom atom, String reason) {
        subject.add(
                PolicyLintCode.UNREACHABLE,
                atom.pointer(),
                PolicySubject.name(rule) + " has a condition that no request can meet: " + reason);
    }
}
