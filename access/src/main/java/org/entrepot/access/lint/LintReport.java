package org.entrepot.access.lint;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * All that a lint has to say about one document.
 *
 * @param findings by place in the document; empty when nothing is to be said
 */
public record LintReport(List<Finding> findings) {
    private static final Comparator<Finding> BY_PLACE = Comparator.<Finding>comparingInt(
                    finding -> finding.position().line())
            .thenComparingInt(finding -> finding.position().column());

    public LintReport {
        findings = findings.stream().sorted(BY_PLACE).toList();
    }

    /** The codes that were found, each once, in the order of the findings. */
    public List<String> codes() {
        return findings.stream()
                .map(finding -> finding.code().code())
                .distinct()
                .toList();
    }

    /** The findings that weigh at least so much. */
    public List<Finding> atLeast(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.code().severity().reaches(severity))
                .toList();
    }

    /** The report without one kind of finding. */
    public LintReport without(LintCode code) {
        return new LintReport(findings.stream()
                .filter(finding -> !finding.code().equals(code))
                .toList());
    }

    /** The same findings; those whose patch does not pass are left for a person to mend. */
    public LintReport offering(Predicate<Patch> passes) {
        return new LintReport(findings.stream()
                .map(finding ->
                        finding.patch() == null || passes.test(finding.patch()) ? finding : finding.withoutPatch())
                .toList());
    }

    /** The patches of all findings that have one. */
    public List<Patch> patches() {
        return findings.stream().map(Finding::patch).filter(Objects::nonNull).toList();
    }

    /** The number of findings and their codes, as {@code x-cors-lint} tells it: {@code 2; SHADOWED,EXPOSE-LOST}. */
    public String summary() {
        return findings.isEmpty() ? "0" : findings.size() + "; " + String.join(",", codes());
    }
}
