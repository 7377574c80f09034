package org.entrepot.access.cors.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsMethods;
import org.entrepot.access.cors.notation.CorsErrorCodes;
import org.entrepot.access.cors.notation.CorsField;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsProblem;
import org.entrepot.access.cors.notation.CorsReading;
import org.entrepot.access.cors.notation.MediaStoreCorsNotation;
import org.entrepot.access.lint.DocumentCode;
import org.entrepot.access.lint.Finding;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.lint.Patch;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.SourceNode;
import org.jspecify.annotations.Nullable;

/**
 * Says what is doubtful about cross-origin rules ({@code cors.md} section 9.5): rules that never decide, origins that no
 * browser sends, patterns that let strangers in. A lint never changes anything.
 */
public final class CorsLint {
    private static final String MEDIASTORE_MEMBER = "CorsPolicy";

    private CorsLint() {}

    /**
     * Checks a document. One that the dialect does not take has {@link DocumentCode#REFUSED} as its finding. For MediaStore
     * both the list of rules and the object around it that the calls carry are taken.
     */
    public static LintReport check(Dialect dialect, byte[] document) {
        return check(dialect, document, null);
    }

    /**
     * Checks a stored document.
     *
     * @param responseVary the switch in force, which a document of S3 or MediaStore cannot say
     */
    public static LintReport check(Dialect dialect, byte[] document, @Nullable Boolean responseVary) {
        String text = new String(document, StandardCharsets.UTF_8);
        return switch (read(dialect, document)) {
            case CorsReading.Refused(CorsProblem problem) -> refused(dialect, text, problem);
            case CorsReading.Read(CorsConfiguration read) -> {
                Boolean vary = read.responseVary() == null ? responseVary : read.responseVary();
                yield check(new CorsSubject(
                        dialect, new CorsConfiguration(read.rules(), vary), CorsSource.of(dialect, text)));
            }
        };
    }

    /** Checks rules of which no text is known; the findings have no places of their own and no patches. */
    public static LintReport check(Dialect dialect, CorsConfiguration configuration) {
        return check(new CorsSubject(dialect, configuration, null));
    }

    /** The dialect that a document's form belongs to: XML with a vary switch is COS's, other XML counts as S3's; empty for no form of ours. */
    public static Optional<Dialect> dialectOf(byte[] document) {
        String text = new String(document, StandardCharsets.UTF_8).stripLeading();
        if (text.startsWith("<") || text.startsWith("\ufeff")) {
            return Optional.of(text.contains("<ResponseVary") ? Dialect.COS : Dialect.S3);
        }
        if (!(Json.read(document) instanceof Parsed.Ok<JsonValue>(JsonValue value))) {
            return Optional.empty();
        }
        return switch (value) {
            case JsonValue.Arr list -> Optional.of(Dialect.MEDIASTORE);
            case JsonValue.Obj object when object.get("cors_rules").isPresent() -> Optional.of(Dialect.QINGSTOR);
            case JsonValue.Obj object when object.get(MEDIASTORE_MEMBER).isPresent() -> Optional.of(Dialect.MEDIASTORE);
            default -> Optional.empty();
        };
    }

    private static LintReport check(CorsSubject subject) {
        OriginChecks.check(subject);
        RuleChecks.check(subject);
        OrderChecks.check(subject);
        DuplicateChecks.check(subject);
        ConfigurationChecks.check(subject);
        return subject.report();
    }

    private static CorsReading read(Dialect dialect, byte[] document) {
        if (dialect == Dialect.MEDIASTORE && Json.read(document) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj call)) {
            Optional<JsonValue> list = call.get(MEDIASTORE_MEMBER);
            if (list.isPresent()) {
                return MediaStoreCorsNotation.instance().read(list.get());
            }
        }
        return CorsNotation.of(dialect).read(document);
    }

    private static LintReport refused(Dialect dialect, String text, CorsProblem problem) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                DocumentCode.REFUSED,
                CorsErrorCodes.of(dialect, problem) + ": " + problem.message(),
                problem.spot().pointer(),
                problem.spot().position(),
                null));
        if (problem instanceof CorsProblem.UnknownMethod unknown) {
            methodCase(dialect, text, unknown).ifPresent(findings::add);
        }
        return new LintReport(findings);
    }

    /** A method that is refused for its letter case alone can be mended. */
    private static Optional<Finding> methodCase(Dialect dialect, String text, CorsProblem.UnknownMethod unknown) {
        String upper = unknown.method().toUpperCase(Locale.ROOT);
        if (!CorsMethods.isKnown(upper)) {
            return Optional.empty();
        }
        CorsSource source = CorsSource.of(dialect, text);
        for (int rule = 0; rule < source.rules().size(); rule++) {
            for (int i = 0; i < CorsMethods.ALL.size(); i++) {
                CorsPlace place = new CorsPlace(rule, CorsField.METHOD, i);
                SourceNode node = source.node(place);
                String written = source.text().content(node).replace("\"", "");
                if (written.equals(unknown.method())) {
                    return Optional.of(new Finding(
                            CorsLintCode.METHOD_CASE,
                            "the method `" + written + "` is not in upper case",
                            source.pointer(place),
                            source.text().position(node.start()),
                            Patch.of(source.replace(place, upper))));
                }
            }
        }
        return Optional.empty();
    }
}
