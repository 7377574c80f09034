package org.entrepot.access.lint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.SourceText;

/**
 * Reports in the Static Analysis Results Interchange Format 2.1.0 (OASIS), so that code hosts show findings where they
 * stand and offer the patches.
 */
public final class SarifLog {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    private static final String VERSION = "2.1.0";
    private static final String TOOL = "entrepot";

    private final List<LintCode> catalogue;
    private final JsonWriter json = new JsonWriter();

    private SarifLog(List<LintCode> catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * A log of one run.
     *
     * @param version of the tool
     * @param catalogue every code that may occur in the files
     */
    public static String text(String version, List<LintCode> catalogue, List<LintedFile> files) {
        SarifLog log = new SarifLog(catalogue);
        log.write(version, files);
        return log.json.toString();
    }

    private void write(String version, List<LintedFile> files) {
        json.openObject().member("$schema", SCHEMA).member("version", VERSION);
        json.name("runs").openList().openObject();
        json.name("tool").openObject().name("driver").openObject();
        json.member("name", TOOL).member("version", version).name("rules").openList();
        catalogue.forEach(this::rule);
        json.closeList().closeObject().closeObject();
        json.member("columnKind", "utf16CodeUnits").name("results").openList();
        for (LintedFile file : files) {
            file.report().findings().forEach(finding -> result(file, finding));
        }
        json.closeList().closeObject().closeList().closeObject();
    }

    private void rule(LintCode code) {
        json.openObject().member("id", code.code());
        message("shortDescription", code.what());
        message("help", code.fix());
        json.name("defaultConfiguration")
                .openObject()
                .member("level", level(code.severity()))
                .closeObject()
                .closeObject();
    }

    private void result(LintedFile file, Finding finding) {
        json.openObject()
                .member("ruleId", finding.code().code())
                .member("ruleIndex", catalogue.indexOf(finding.code()))
                .member("level", level(finding.code().severity()));
        message("message", finding.message() + "; fix: " + finding.code().fix());
        json.name("locations").openList().openObject().name("physicalLocation").openObject();
        artifact(file.name());
        Position position = finding.position();
        json.name("region")
                .openObject()
                .member("startLine", position.line())
                .member("startColumn", position.column())
                .closeObject()
                .closeObject();
        json.name("logicalLocations")
                .openList()
                .openObject()
                .member("fullyQualifiedName", finding.pointer())
                .closeObject()
                .closeList();
        json.closeObject().closeList();
        Patch patch = finding.patch();
        if (patch != null) {
            fixes(file, finding.code(), patch);
        }
        json.closeObject();
    }

    private void fixes(LintedFile file, LintCode code, Patch patch) {
        json.name("fixes").openList().openObject();
        message("description", code.fix());
        json.name("artifactChanges").openList().openObject();
        artifact(file.name());
        json.name("replacements").openList();
        for (Edit edit : patch.edits()) {
            json.openObject().name("deletedRegion");
            region(file.source(), edit);
            json.name("insertedContent")
                    .openObject()
                    .member("text", edit.replacement())
                    .closeObject()
                    .closeObject();
        }
        json.closeList().closeObject().closeList().closeObject().closeList();
    }

    private void region(SourceText source, Edit edit) {
        Position start = source.position(edit.start());
        Position end = source.position(edit.end());
        json.openObject()
                .member("startLine", start.line())
                .member("startColumn", start.column())
                .member("endLine", end.line())
                .member("endColumn", end.column())
                .closeObject();
    }

    private void artifact(String name) {
        json.name("artifactLocation").openObject().member("uri", uri(name)).closeObject();
    }

    private void message(String name, String text) {
        json.name(name).openObject().member("text", text).closeObject();
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    /** A relative name stays relative, so that code hosts find the file in their tree. */
    private static String uri(String name) {
        try {
            String path = name.replace('\\', '/');
            return path.startsWith("/")
                    ? new URI("file", null, path, null).toString()
                    : new URI(null, null, "./" + path, null).normalize().getRawPath();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path: " + name, e);
        }
    }
}
