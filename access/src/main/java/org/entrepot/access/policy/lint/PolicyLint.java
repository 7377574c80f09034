package org.entrepot.access.policy.lint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.entrepot.access.Dialect;
import org.entrepot.access.lint.DocumentCode;
import org.entrepot.access.lint.Finding;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.analysis.DeadStatements;
import org.entrepot.access.policy.analysis.PolicyComparison;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyProblem;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.PolicyWarning;
import org.entrepot.access.text.SourceText;

/**
 * Says what is doubtful about a policy ({@code policy.md} section 11): statements that make a bucket public by accident,
 * that never match, or that do something else than they seem to. A lint never changes anything.
 */
public final class PolicyLint {
    private PolicyLint() {}

    /**
     * Checks a document. One that the dialect does not take has {@link DocumentCode#REFUSED} as its finding.
     *
     * @param scope the bucket it is for; its directory tells which principals exist
     */
    public static LintReport check(Dialect dialect, byte[] document, PolicyScope scope) {
        return check(dialect, document, scope, DeadStatements.STEPS_MAX);
    }

    /**
     * Checks a document with another limit for the proof of dead statements.
     *
     * @param stepsMax how much work the proof may take, counted as {@link PolicyComparison#steps}
     */
    public static LintReport check(Dialect dialect, byte[] document, PolicyScope scope, long stepsMax) {
        return switch (PolicyNotation.of(dialect).read(document, scope)) {
            case PolicyReading.Refused(PolicyProblem problem) -> refused(problem);
            case PolicyReading.Stored(Policy policy, List<PolicyWarning> warnings) -> {
                String text = new String(document, StandardCharsets.UTF_8);
                LintReport report = check(new PolicySubject(policy, warnings, scope, SourceText.json(text)), stepsMax);
                yield offering(report, patches -> isTaken(dialect, Patch.apply(text, patches), scope));
            }
        };
    }

    /** A patch adds to the text, which may be at a limit already; they are looked at one by one only when not all fit together. */
    private static LintReport offering(LintReport report, Predicate<List<Patch>> areTaken) {
        return areTaken.test(report.patches()) ? report : report.offering(patch -> areTaken.test(List.of(patch)));
    }

    private static boolean isTaken(Dialect dialect, String text, PolicyScope scope) {
        return PolicyNotation.of(dialect).read(text.getBytes(StandardCharsets.UTF_8), scope)
                instanceof PolicyReading.Stored;
    }

    private static LintReport check(PolicySubject subject, long stepsMax) {
        PrincipalChecks.check(subject);
        ActionChecks.check(subject);
        ConditionChecks.check(subject);
        TransportCheck.check(subject);
        ReachChecks.check(subject);
        DeadChecks.check(subject, stepsMax);
        return subject.report();
    }

    private static LintReport refused(PolicyProblem problem) {
        return new LintReport(List.of(new Finding(
                DocumentCode.REFUSED,
                problem.code() + ": " + problem.message(),
                problem.pointer(),
                problem.position(),
                null)));
    }
}
