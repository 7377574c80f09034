package org.entrepot.access.policy.notation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Effect;
import org.entrepot.access.policy.Facts;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.analysis.People;
import org.entrepot.access.policy.analysis.PolicyComparison;
import org.entrepot.access.policy.analysis.Witness;
import org.entrepot.access.policy.explain.PolicyExplanation;
import org.entrepot.access.policy.lint.PolicyLint;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.Parsed;

/**
 * What holds of everything that is said about a policy: any text has a lint report, one that was read is still read after
 * each of the report's patches, it is the same as itself, a policy without one of its allows allows no more and without one
 * of its denies no less, requests that show differences are explained, and every dialect says it or says why not.
 */
final class PolicyAnalysis {
    /** A thousandth of what a comparison may take: watched code is slow, and long proofs are no findings. */
    private static final long STEPS_MAX = 150_000;

    private PolicyAnalysis() {}

    static void check(Dialect dialect, byte[] text) {
        LintReport report = PolicyLint.check(dialect, text, PolicyProperties.SCOPE, STEPS_MAX);
        if (!(PolicyNotation.of(dialect).read(text, PolicyProperties.SCOPE)
                instanceof PolicyReading.Stored(Policy policy, List<PolicyWarning> warnings))) {
            return;
        }
        patch(dialect, text, report);
        for (Dialect target : Dialect.values()) {
            PolicyTranslation.translate(policy, target, PolicyProperties.SCOPE);
        }
        explain(new Question(new Caller.Anonymous(), Operation.OBJECT_READ, "bucket", "a/b", Facts.NONE), policy);
        PolicyComparison itself = compare(policy, policy);
        if (itself.verdict() != ComparisonVerdict.EQUAL && itself.verdict() != ComparisonVerdict.UNKNOWN) {
            throw new AssertionError(policy + " is not itself: " + itself);
        }
        if (!policy.rules().isEmpty()) {
            change(policy, Arrays.hashCode(text));
        }
    }

    private static void patch(Dialect dialect, byte[] text, LintReport report) {
        for (Patch patch : report.patches()) {
            String mended = patch.apply(new String(text, StandardCharsets.UTF_8));
            if (PolicyNotation.of(dialect).read(mended.getBytes(StandardCharsets.UTF_8), PolicyProperties.SCOPE)
                    instanceof PolicyReading.Refused refused) {
                throw new AssertionError(report + " makes " + mended + ": " + refused);
            }
        }
    }

    /** Leaves a rule out or turns its effect: which, a number tells. */
    private static void change(Policy policy, int number) {
        List<Rule> rules = new ArrayList<>(policy.rules());
        int place = Math.floorMod(number, rules.size());
        Rule rule = rules.remove(place);
        boolean isTurned = (number >> Byte.SIZE) % 2 != 0;
        if (isTurned) {
            rules.add(place, turned(rule));
        }
        boolean isAllow = rule.effect() == Effect.ALLOW;
        PolicyComparison found = compare(policy, new Policy(policy.dialect(), rules));
        if (isAllow && found.onlyNew() != null || !isAllow && found.onlyOld() != null) {
            throw new AssertionError("without rule " + place + " of " + policy + ": " + found);
        }
        Stream.of(found.onlyOld(), found.onlyNew())
                .flatMap(Stream::ofNullable)
                .map(Witness::question)
                .forEach(question -> explain(question, policy));
    }

    private static Rule turned(Rule rule) {
        return new Rule(
                rule.index(),
                rule.id(),
                rule.effect() == Effect.ALLOW ? Effect.DENY : Effect.ALLOW,
                rule.who(),
                rule.ops(),
                rule.actions(),
                rule.where(),
                rule.when(),
                rule.pointer(),
                rule.position());
    }

    private static PolicyComparison compare(Policy old, Policy now) {
        People people =
                new People(old.dialect(), PolicyProperties.SCOPE.owner(), PolicyProperties.SCOPE.directory(), false);
        PolicyComparison found = PolicyComparison.compare(old, now, PolicyProperties.SCOPE.bucket(), people, STEPS_MAX);
        String reason = found.reason();
        if (reason != null && reason.contains("not confirmed")) {
            throw new AssertionError(old + " and " + now + ": " + reason);
        }
        return found;
    }

    private static void explain(Question question, Policy policy) {
        BucketRules bucket = BucketRules.of(PolicyProperties.SCOPE.owner()).with(CompiledPolicy.of(policy));
        PolicyExplanation explanation = PolicyExplanation.of(AccessControl.decide(question, bucket, null));
        explanation.toText();
        if (!(Json.read(explanation.toJson().getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Ok)) {
            throw new AssertionError("no JSON: " + explanation.toJson());
        }
    }
}
