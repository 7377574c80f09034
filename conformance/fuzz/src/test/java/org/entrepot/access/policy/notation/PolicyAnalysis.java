package org.entrepot.access.policy.notation;

import java.nio.charset.StandardCharsets;
import org.entrepot.access.Dialect;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;
import org.entrepot.access.policy.lint.PolicyLint;

/**
 * What holds of everything that is said about a policy: any text has a lint report, and one that was read is still read after
 * each of the report's patches.
 */
final class PolicyAnalysis {
    private PolicyAnalysis() {}

    static void check(Dialect dialect, byte[] text) {
        LintReport report = PolicyLint.check(dialect, text, PolicyProperties.SCOPE);
        PolicyNotation notation = PolicyNotation.of(dialect);
        if (!(notation.read(text, PolicyProperties.SCOPE) instanceof PolicyReading.Stored)) {
            return;
        }
        for (Patch patch : report.patches()) {
            String mended = patch.apply(new String(text, StandardCharsets.UTF_8));
            if (notation.read(mended.getBytes(StandardCharsets.UTF_8), PolicyProperties.SCOPE)
                    instanceof PolicyReading.Refused refused) {
                throw new AssertionError(report + " makes " + mended + ": " + refused);
            }
        }
    }
}
