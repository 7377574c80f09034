package org.entrepot.access.cors.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsAsked;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.CorsPattern;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.cors.OriginHint;
import org.entrepot.access.cors.PatternOutcome;
import org.entrepot.access.cors.RuleOutcome;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.cors.notation.CorsLimits;

/**
 * Finds the smallest change that lets a page through. Candidates are tried: the changed rules judge the same question, so
 * that nothing is told which does not help.
 *
 * @param configuration the rules as they are; none at all where the bucket has no configuration
 * @param outcomes what every rule says to the preflight
 */
record ChangeFinder(CorsQuestion question, CorsConfiguration configuration, List<RuleOutcome> outcomes) {
    /** The change; empty when the page passes already, or no rule can let it through. */
    Optional<CorsChange> find() {
        if (passes(configuration)) {
            return Optional.empty();
        }
        List<CorsChange> changes = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> outcome.dimensionsPassed() == 2)
                .forEach(outcome -> changes.add(missing(outcome)));
        outcomes.forEach(outcome -> replaced(outcome).ifPresent(changes::add));
        changes.sort(Comparator.comparingInt((ToIntFunction<CorsChange>) ChangeFinder::size)
                .thenComparingInt(ChangeFinder::width)
                .thenComparingInt(CorsChange::rule));
        proposedRule().ifPresent(rule -> changes.add(new CorsChange.AddRule(placeOfOwn(), rule)));
        return changes.stream()
                .filter(change -> isSayable(change) && passes(change.apply(configuration)))
                .findFirst();
    }

    /**
     * A rule that would allow exactly this request; empty when no rule can: for a method outside the five, an empty
     * origin, an asterisk, or something that is no header name.
     */
    Optional<CorsRule> proposedRule() {
        List<String> names = question.headers();
        boolean isSpeakable = isSayableOrigin(question.origin())
                && CorsMethods.isKnown(question.method())
                && names.stream().allMatch(ChangeFinder::isSayableName);
        return isSpeakable
                ? Optional.of(new CorsRule(
                        null,
                        List.of(question.origin()),
                        List.of(question.method()),
                        names.isEmpty() ? null : names,
                        null,
                        null,
                        null))
                : Optional.empty();
    }

    /** Before the rule that answers a page with credentials without permission for them, else at the end. */
    private int placeOfOwn() {
        return CorsVerdict.judge(question.actual(), target(configuration)) instanceof CorsVerdict.Allowed allowed
                ? allowed.ruleIndex()
                : configuration.rules().size();
    }

    /** What the rule that fails in one dimension lacks there. */
    private CorsChange missing(RuleOutcome outcome) {
        if (!outcome.origin().passed()) {
            return new CorsChange.AddOrigin(outcome.index(), question.origin());
        }
        return outcome.method().passed()
                ? new CorsChange.AddHeaders(
                        outcome.index(),
                        outcome.headers().stream()
                                .filter(name -> !name.passed())
                                .map(PatternOutcome::asked)
                                .distinct()
                                .toList())
                : new CorsChange.AddMethod(outcome.index(), question.method());
    }

    /** The closest origin of a rule as browsers would send it, where that is all that is wrong. */
    private Optional<CorsChange> replaced(RuleOutcome outcome) {
        String written = outcome.origin().pattern();
        if (outcome.origin().passed() || written == null) {
            return Optional.empty();
        }
        return OriginHint.of(question.origin(), CorsPattern.of(written))
                .filter(hint -> hint == OriginHint.CASE_DIFFERS || hint == OriginHint.TRAILING_SLASH)
                .map(hint -> hint == OriginHint.CASE_DIFFERS
                        ? written.toLowerCase(Locale.ROOT)
                        : written.substring(0, written.length() - 1))
                .map(meant -> new CorsChange.ReplaceOrigin(outcome.index(), written, meant));
    }

    /** How many values a change adds: one that only mends a value adds none. */
    private static int size(CorsChange change) {
        return switch (change) {
            case CorsChange.ReplaceOrigin replaced -> 0;
            case CorsChange.AddOrigin added -> 1;
            case CorsChange.AddMethod added -> 1;
            case CorsChange.AddHeaders added -> added.names().size();
            case CorsChange.AddRule added -> Integer.MAX_VALUE;
        };
    }

    /** How much else a change of the same size lets in: headers and methods only for pages that the rule knows already. */
    private static int width(CorsChange change) {
        return change instanceof CorsChange.AddOrigin ? 1 : 0;
    }

    private boolean isSayable(CorsChange change) {
        return switch (change) {
            case CorsChange.ReplaceOrigin replaced -> !replaced.meant().isEmpty();
            case CorsChange.AddOrigin added -> isSayableOrigin(added.origin());
            case CorsChange.AddMethod added -> CorsMethods.isKnown(added.method());
            case CorsChange.AddHeaders added -> added.names().stream().allMatch(ChangeFinder::isSayableName);
            case CorsChange.AddRule added -> configuration.rules().size() < CorsLimits.RULES_MAX;
        };
    }

    private static boolean isSayableOrigin(String origin) {
        return !origin.isEmpty() && !origin.contains(CorsPattern.ANY);
    }

    private static boolean isSayableName(String name) {
        return CorsAsked.isToken(name) && !name.contains(CorsPattern.ANY);
    }

    /** Whether a browser would let the page through in some dialect, with credentials where it asks for them. */
    private boolean passes(CorsConfiguration rules) {
        CorsVerdict preflight = CorsVerdict.judge(question.preflight(), target(rules));
        CorsVerdict actual = CorsVerdict.judge(question.actual(), target(rules));
        return preflight instanceof CorsVerdict.Allowed
                && (!question.credentials()
                        || Arrays.stream(Dialect.values())
                                .map(dialect -> DialectAnswer.of(dialect, question, preflight, actual, VaryMode.SAFE))
                                .anyMatch(DialectAnswer::passesWithCredentials));
    }

    private static CorsTarget target(CorsConfiguration rules) {
        return CorsTarget.of(CompiledCors.compile(rules));
    }
}
