package org.entrepot.access.cors.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsReason;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.cors.OriginHint;
import org.entrepot.access.cors.RuleOutcome;
import org.entrepot.access.cors.VaryMode;

/**
 * Why a page may or may not do what it wants ({@code cors.md} section 9.2). Everything is read from the two verdicts that
 * live traffic would get.
 *
 * @param question what was asked
 * @param preflight the verdict on the preflight
 * @param actual the verdict on the actual request, which may be decided by another rule
 * @param rules what every rule says to the preflight
 * @param answers what each dialect would send, in the order of {@link Dialect}
 */
public record CorsExplanation(
        CorsQuestion question,
        CorsVerdict preflight,
        CorsVerdict actual,
        List<RuleOutcome> rules,
        List<DialectAnswer> answers) {
    public CorsExplanation {
        rules = List.copyOf(rules);
        answers = List.copyOf(answers);
    }

    /** Explains one question. */
    public static CorsExplanation of(CorsQuestion question, CorsTarget target, VaryMode mode) {
        CorsVerdict preflight = CorsVerdict.judge(question.preflight(), target);
        CorsVerdict actual = CorsVerdict.judge(question.actual(), target);
        List<DialectAnswer> answers = Arrays.stream(Dialect.values())
                .map(dialect -> DialectAnswer.of(dialect, question, preflight, actual, mode))
                .toList();
        return new CorsExplanation(question, preflight, actual, preflight.outcomes(), answers);
    }

    /** Whether some rule allows the preflight; the actual request is then allowed too. */
    public boolean allowed() {
        return preflight instanceof CorsVerdict.Allowed;
    }

    /** Why not; empty when allowed. */
    public Optional<CorsReason> reason() {
        return preflight instanceof CorsVerdict.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    /** The refused header names of the nearest rule; empty for other reasons. */
    public List<String> offending() {
        return preflight instanceof CorsVerdict.Refused refused ? refused.offending() : List.of();
    }

    /** The zero-based place of the rule that passes most dimensions, the earliest on a tie; empty without rules. */
    public Optional<Integer> closestRule() {
        return rules.stream()
                .sorted(Comparator.comparingInt(RuleOutcome::dimensionsPassed).reversed())
                .findFirst()
                .map(RuleOutcome::index);
    }

    /** The place of the rule that decides a verdict; empty when none does. */
    public static Optional<Integer> decidingRule(CorsVerdict verdict) {
        return verdict instanceof CorsVerdict.Allowed allowed ? Optional.of(allowed.ruleIndex()) : Optional.empty();
    }

    /** Whether preflight and actual request are decided by two rules, as only the preflight asks for headers. */
    public boolean decidedByDifferentRules() {
        return allowed() && !decidingRule(preflight).equals(decidingRule(actual));
    }

    /** Why the closest origin missed, when no rule covers the origin and one of the named causes is to blame. */
    public Optional<OriginHint> hint() {
        if (reason().filter(CorsReason.ORIGIN::equals).isEmpty()) {
            return Optional.empty();
        }
        return rules.stream()
                .flatMap(rule -> Stream.ofNullable(rule.origin().pattern()))
                .map(pattern -> OriginHint.of(question.origin(), CorsPattern.of(pattern)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * A rule that would allow exactly this request; empty when no rule can: for a method outside the five, an empty
     * origin, an asterisk, or something that is no header name.
     */
    public Optional<CorsRule> proposedRule() {
        return changes().proposedRule();
    }

    /**
     * The smallest change of the rules that lets the page through, with credentials where it asks for them; empty when it
     * passes already, when there is no bucket, or when no rule can let it through.
     */
    public Optional<CorsChange> change() {
        return preflight.target() instanceof CorsTarget.NoBucket
                ? Optional.empty()
                : changes().find();
    }

    private ChangeFinder changes() {
        CorsConfiguration configuration = preflight.target() instanceof CorsTarget.Rules(CompiledCors cors)
                ? cors.configuration()
                : new CorsConfiguration(List.of(), null);
        return new ChangeFinder(question, configuration, rules);
    }

    /** Whether a browser lets the page through in this dialect, with credentials where it asks for them. */
    public boolean passes(Dialect dialect) {
        return answers.stream()
                .filter(answer -> answer.dialect() == dialect)
                .anyMatch(answer -> question.credentials() ? answer.passesWithCredentials() : answer.passes());
    }

    /** The explanation as one JSON object, members in snake case ({@code cors.md} sections 9.2 and 12). */
    public String toJson() {
        return new CorsExplanationJson(this).toString();
    }

    /** The explanation for people, at most one screen. */
    public String toText() {
        return new CorsExplanationText(this).toString();
    }
}
