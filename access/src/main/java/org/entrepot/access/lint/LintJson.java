package org.entrepot.access.lint;

import java.util.List;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.SourceText;

/** Reports as JSON, for programs: the command line's {@code --format json} and the internal API. */
public final class LintJson {
    private LintJson() {}

    /** {@code {"files":[{"file":...,"findings":[...]}]}}. */
    public static String text(List<LintedFile> files) {
        JsonWriter json = new JsonWriter().openObject().name("files").openList();
        for (LintedFile file : files) {
            json.openObject().member("file", file.name());
            members(json, file.source(), file.report());
            json.closeObject();
        }
        return json.closeList().closeObject().toString();
    }

    /** The members {@code count}, {@code codes} and {@code findings} of an object. */
    public static void members(JsonWriter json, SourceText source, LintReport report) {
        json.member("count", report.findings().size()).name("codes").values(report.codes());
        json.name("findings").openList();
        for (Finding finding : report.findings()) {
            json.openObject()
                    .member("code", finding.code().code())
                    .member("severity", finding.code().severity().label())
                    .member("message", finding.message())
                    .member("fix", finding.code().fix())
                    .member("pointer", finding.pointer());
            position(json, "line", "column", finding.position());
            Patch patch = finding.patch();
            if (patch != null) {
                json.name("patch").openList();
                patch.edits().forEach(edit -> edit(json, source, edit));
                json.closeList();
            }
            json.closeObject();
        }
        json.closeList();
    }

    /** The codes in a report that {@link #members} wrote; none where it is no such report. */
    public static List<String> codes(byte[] report) {
        if (!(Json.read(report) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)
                && object.get("codes").orElse(null) instanceof JsonValue.Arr list)) {
            return List.of();
        }
        return list.items().stream()
                .filter(JsonValue.Text.class::isInstance)
                .map(code -> ((JsonValue.Text) code).value())
                .toList();
    }

    private static void edit(JsonWriter json, SourceText source, Edit edit) {
        json.openObject();
        position(json, "line", "column", source.position(edit.start()));
        position(json, "endLine", "endColumn", source.position(edit.end()));
        json.member("replacement", edit.replacement()).closeObject();
    }

    private static void position(JsonWriter json, String line, String column, Position position) {
        json.member(line, position.line()).member(column, position.column());
    }
}
