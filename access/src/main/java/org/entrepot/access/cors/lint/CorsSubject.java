package org.entrepot.access.cors.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.lint.Finding;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;
import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/** The rules that are being checked, and what has been found so far. */
final class CorsSubject {
    private final Dialect dialect;
    private final CorsConfiguration configuration;
    private final @Nullable CorsSource source;
    private final List<Finding> findings = new ArrayList<>();

    /** @param source the text that the configuration was read from; null when only the model is known */
    CorsSubject(Dialect dialect, CorsConfiguration configuration, @Nullable CorsSource source) {
        this.dialect = dialect;
        this.configuration = configuration;
        this.source = source;
    }

    Dialect dialect() {
        return dialect;
    }

    CorsConfiguration configuration() {
        return configuration;
    }

    List<CorsRule> rules() {
        return configuration.rules();
    }

    /** Characters of the source text; 0 when it is not known. */
    int length() {
        return source == null ? 0 : source.text().text().length();
    }

    /** A finding that takes a person to mend. */
    void add(CorsLintCode code, CorsPlace place, String message) {
        add(code, place, message, text -> List.of());
    }

    /** A finding with the edits that remove it; none where it takes a person after all. */
    void add(CorsLintCode code, CorsPlace place, String message, Function<CorsSource, List<Edit>> mend) {
        if (source == null) {
            findings.add(new Finding(code, message, place.neutralPointer(), Position.START, null));
            return;
        }
        List<Edit> edits = mend.apply(source);
        findings.add(new Finding(
                code,
                message,
                source.pointer(place),
                source.text().position(source.node(place).start()),
                edits.isEmpty() ? null : new Patch(edits)));
    }

    LintReport report() {
        return new LintReport(findings);
    }
}
