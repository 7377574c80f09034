package org.entrepot.access.cors.notation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.cors.explain.CorsExplanation;
import org.entrepot.access.cors.explain.CorsQuestion;
import org.entrepot.access.cors.lint.CorsLint;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;

/**
 * What holds of everything that is said about a CORS document: any text has a lint report, one that was read is still read
 * after the report's patches, and requests in its own words are explained.
 */
final class CorsAnalysis {
    /** Rules whose requests are explained; explaining looks at all of them. */
    private static final int EXPLAINED_MAX = 3;

    private CorsAnalysis() {}

    static void check(Dialect dialect, byte[] text) {
        LintReport report = CorsLint.check(dialect, text);
        if (!(CorsNotation.of(dialect).read(text) instanceof CorsReading.Read(CorsConfiguration configuration))) {
            return;
        }
        String patched = Patch.apply(new String(text, StandardCharsets.UTF_8), report.patches());
        if (CorsNotation.of(dialect).read(patched.getBytes(StandardCharsets.UTF_8))
                instanceof CorsReading.Refused refused) {
            throw new AssertionError(report + " makes " + patched + ": " + refused);
        }
        CorsTarget target = CorsTarget.of(CompiledCors.compile(configuration));
        for (CorsRule rule : configuration.rules().stream().limit(EXPLAINED_MAX).toList()) {
            String origin = rule.origins().getFirst();
            String method = rule.methods().getFirst();
            List<String> headers = rule.headers() == null ? List.of() : rule.headers();
            CorsQuestion question = new CorsQuestion(origin, method, headers, true, true);
            CorsExplanation explanation = CorsExplanation.of(question, target, VaryMode.SAFE);
            explanation.hint();
            explanation.proposedRule();
        }
    }
}
