package org.entrepot.gateway;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entrepot.access.lint.Finding;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Severity;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.analysis.BeforeStoring;
import org.entrepot.access.policy.analysis.People;
import org.entrepot.access.policy.analysis.Witness;
import org.entrepot.store.Bucket;
import org.entrepot.store.Safeguards.Unwanted;
import org.jspecify.annotations.Nullable;

/** Refuses documents that the bucket's owner wants refused ({@code cors.md} section 9.5, {@code policy.md} section 11). */
final class WriteGuard {
    private static final Map<Unwanted, BeforeStoring.Guard> ANALYSED = Map.of(
            Unwanted.WIDER_POLICY, BeforeStoring.Guard.WIDER,
            Unwanted.PUBLIC_POLICY, BeforeStoring.Guard.PUBLIC,
            Unwanted.OWNER_LOCKED_OUT, BeforeStoring.Guard.OWNER_LOCKED_OUT);

    private WriteGuard() {}

    /**
     * Lets a document pass about which a lint finds no error, or whose bucket does not mind.
     *
     * @throws RefusedException {@link Refusal.DocumentDoubtful}
     */
    static void admit(Bucket bucket, Refusal.DocumentDoubtful.Subject subject, LintReport report)
            throws RefusedException {
        List<Finding> errors = report.atLeast(Severity.ERROR);
        if (errors.isEmpty() || !bucket.safeguards().refuses(Unwanted.LINT_ERRORS)) {
            return;
        }
        Finding first = errors.getFirst();
        String codes = String.join(",", new LintReport(errors).codes());
        throw new RefusedException(new Refusal.DocumentDoubtful(
                subject,
                "this bucket takes no document with errors that a lint finds: " + codes + "; at " + first.pointer()
                        + " " + first.message()));
    }

    /**
     * Lets a policy pass that nothing the owner asked for speaks against.
     *
     * @param inForce what it is to replace; null when there is none
     * @param giveUpRecovery whether the owner's way around the policy is given up with it; otherwise no policy locks him out
     * @throws RefusedException {@link Refusal.PolicyUnwanted}, also when an analysis does not end
     */
    static void admit(
            Bucket bucket, @Nullable Policy inForce, Policy policy, boolean giveUpRecovery, StoreDirectory directory)
            throws RefusedException {
        Set<BeforeStoring.Guard> guards = EnumSet.noneOf(BeforeStoring.Guard.class);
        ANALYSED.forEach((unwanted, guard) -> {
            if (bucket.safeguards().refuses(unwanted)) {
                guards.add(guard);
            }
        });
        if (!giveUpRecovery) {
            guards.remove(BeforeStoring.Guard.OWNER_LOCKED_OUT);
        }
        People people = new People(policy.dialect(), bucket.owner(), directory, true);
        List<BeforeStoring.Objection> objections =
                BeforeStoring.objections(inForce, policy, bucket.name().value(), people, guards);
        if (!objections.isEmpty()) {
            throw new RefusedException(new Refusal.PolicyUnwanted(
                    objections.stream().map(WriteGuard::words).collect(Collectors.joining("; "))));
        }
    }

    private static String words(BeforeStoring.Objection objection) {
        String takes = switch (objection.guard()) {
            case WIDER -> "this bucket takes no policy that allows more than the one in force";
            case PUBLIC -> "this bucket takes no public policy";
            case OWNER_LOCKED_OUT -> "this bucket takes no policy that denies its owner every change of it for good";
        };
        if (objection.witness() != null) {
            return takes + "; this one allows " + words(objection.witness());
        }
        return objection.unknown() == null ? takes : takes + ", and of this one it is unknown: " + objection.unknown();
    }

    private static String words(Witness witness) {
        Question question = witness.question();
        List<String> words = new ArrayList<>();
        words.add("`" + question.operation().label() + "` of `" + question.bucket()
                + (question.key() == null ? "" : "/" + question.key()) + "`");
        words.add("by `" + Callers.shown(question.caller()) + "`");
        List<String> address = question.facts().get(Fact.NET_SOURCE_IP);
        if (address != null && !address.isEmpty()) {
            words.add("from " + address.getFirst());
        }
        return String.join(" ", words);
    }
}
