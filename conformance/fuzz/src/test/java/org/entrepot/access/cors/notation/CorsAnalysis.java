package org.entrepot.access.cors.notation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.ComparisonVerdict;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.cors.analysis.ReachComparison;
import org.entrepot.access.cors.explain.CorsExplanation;
import org.entrepot.access.cors.explain.CorsQuestion;
import org.entrepot.access.cors.lint.CorsLint;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.Parsed;

/**
 * What holds of everything that is said about a CORS document: any text has a lint report, one that was read is still read
 * after the report's patches, requests in its own words and beside them are explained, what other dialects see of it lets no
 * page do more, and it is the same as itself and compared with a changed one both ways round alike.
 */
final class CorsAnalysis {
    /** Rules whose requests are explained; explaining looks at all of them. */
    private static final int EXPLAINED_MAX = 3;

    /** Patterns of a document that is compared; work grows faster than their number. */
    private static final int COMPARED_MAX = 60;

    private CorsAnalysis() {}

    static void check(Dialect dialect, byte[] text) {
        LintReport report = CorsLint.check(dialect, text);
        if (!(CorsNotation.of(dialect).read(text) instanceof CorsReading.Read(CorsConfiguration configuration))) {
            return;
        }
        patch(dialect, text, report);
        CorsTarget target = CorsTarget.of(CompiledCors.compile(configuration));
        configuration.rules().stream().limit(EXPLAINED_MAX).forEach(rule -> explain(rule, target));
        for (Dialect other : Dialect.values()) {
            CorsNotation.of(other).write(configuration);
        }
        if (patterns(configuration) <= COMPARED_MAX) {
            compare(configuration, changed(configuration, Arrays.hashCode(text)));
        }
    }

    private static void patch(Dialect dialect, byte[] text, LintReport report) {
        String patched = Patch.apply(new String(text, StandardCharsets.UTF_8), report.patches());
        if (CorsNotation.of(dialect).read(patched.getBytes(StandardCharsets.UTF_8))
                instanceof CorsReading.Refused refused) {
            throw new AssertionError(report + " makes " + patched + ": " + refused);
        }
    }

    /** A request in the words of a rule, and one that misses it by a little. */
    private static void explain(CorsRule rule, CorsTarget target) {
        String origin = rule.origins().getFirst();
        List<String> headers = rule.headers() == null ? List.of() : rule.headers();
        explain(new CorsQuestion(origin, rule.methods().getFirst(), headers, true, true), target);
        explain(new CorsQuestion(origin + "/", rule.methods().getLast(), List.of("x-other"), false, false), target);
    }

    private static void explain(CorsQuestion question, CorsTarget target) {
        CorsExplanation explanation = CorsExplanation.of(question, target, VaryMode.SAFE);
        explanation.toText();
        if (!(Json.read(explanation.toJson().getBytes(StandardCharsets.UTF_8)) instanceof Parsed.Ok)) {
            throw new AssertionError("no JSON: " + explanation.toJson());
        }
    }

    private static void compare(CorsConfiguration rules, CorsConfiguration changed) {
        ReachComparison itself = ReachComparison.of(rules, rules);
        ReachComparison forth = ReachComparison.of(rules, changed);
        ReachComparison back = ReachComparison.of(changed, rules);
        if (itself.verdict() != ComparisonVerdict.EQUAL && itself.verdict() != ComparisonVerdict.UNKNOWN) {
            throw new AssertionError(rules + " is not itself: " + itself);
        }
        if (forth.gained().isPresent() != back.lost().isPresent()
                || forth.lost().isPresent() != back.gained().isPresent()) {
            throw new AssertionError(rules + " and " + changed + ": " + forth + ", but " + back);
        }
        for (Dialect other : Dialect.values()) {
            CorsConfiguration seen = CorsProjections.project(rules, other).configuration();
            if (ReachComparison.of(rules, seen).gained().isPresent()) {
                throw new AssertionError(other + " sees more than " + rules);
            }
            CorsProjections.replace(Optional.of(rules), seen, other);
        }
    }

    /** The rules with one of them left out, put last, or for all headers: which, a number tells. */
    private static CorsConfiguration changed(CorsConfiguration configuration, int number) {
        List<CorsRule> rules = new ArrayList<>(configuration.rules());
        CorsRule rule = rules.remove(Math.floorMod(number, rules.size()));
        switch (Math.floorMod(number >> Byte.SIZE, 3)) {
            case 0 -> rules.addLast(rule);
            case 1 ->
                rules.addFirst(
                        new CorsRule(null, rule.origins(), rule.methods(), List.of("*"), null, null, rule.group()));
            default -> {
                // Left out.
            }
        }
        return new CorsConfiguration(rules, configuration.responseVary());
    }

    private static int patterns(CorsConfiguration configuration) {
        return configuration.rules().stream()
                .mapToInt(rule -> rule.origins().size()
                        + (rule.headers() == null ? 0 : rule.headers().size())
                        + (rule.exposeHeaders() == null
                                ? 0
                                : rule.exposeHeaders().size()))
                .sum();
    }
}
