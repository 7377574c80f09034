package org.entrepot.access.lint;

import java.util.List;

/** Reports for people, in the form that editors know: {@code file:line:column: severity: what is wrong}. */
public final class LintText {
    private LintText() {}

    /** The lines of one file's findings, each followed by its fix. */
    public static List<String> lines(LintedFile file) {
        return file.report().findings().stream()
                .flatMap(finding -> List.of(heading(file.name(), finding), "    fix: " + fix(finding)).stream())
                .toList();
    }

    private static String heading(String name, Finding finding) {
        return name + ":" + finding.position().line() + ":" + finding.position().column() + ": "
                + finding.code().severity().label() + ": " + finding.message() + " ["
                + finding.code().code() + "]";
    }

    private static String fix(Finding finding) {
        return finding.code().fix() + (finding.patch() == null ? "" : " (--fix does it)");
    }
}
