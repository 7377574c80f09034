package org.entrepot.access.cors.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.entrepot.access.cases.CaseFiles;
import org.entrepot.access.cases.frame.CaseDocument;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.TextProblem;

/**
 * The cases of one file in the form of {@code cors.md} section 12: an object whose member {@code cases} is a list.
 *
 * @param cases in file order, ids unique
 */
public record CorsCaseFile(List<CorsCase> cases) {
    private static final String PUBLISHED = "cors-cases.json";

    public CorsCaseFile {
        cases = List.copyOf(cases);
    }

    /** The published cases that come with this library, every one of which this server has to pass. */
    public static CorsCaseFile published() {
        try (InputStream in = CorsCaseFile.class.getResourceAsStream(PUBLISHED)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + PUBLISHED + " is missing");
            }
            return switch (read(in.readAllBytes())) {
                case Parsed.Ok<CorsCaseFile>(CorsCaseFile file) -> file;
                case Parsed.Failed<CorsCaseFile>(TextProblem problem) ->
                    throw new IllegalStateException(PUBLISHED + ", " + problem.position() + ": " + problem.message());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file in JSON that names no other files. */
    public static Parsed<CorsCaseFile> read(byte[] json) {
        return switch (Json.read(json)) {
            case Parsed.Failed<JsonValue>(TextProblem problem) -> new Parsed.Failed<>(problem);
            case Parsed.Ok<JsonValue>(JsonValue document) -> read(document, CaseFiles.NONE);
        };
    }

    /** Reads a document. Members that no case knows are refused, so that a misspelt expectation is not passed over. */
    public static Parsed<CorsCaseFile> read(JsonValue document, CaseFiles files) {
        return switch (CaseDocument.cases(document)) {
            case Parsed.Failed<List<JsonValue.Obj>>(TextProblem problem) -> new Parsed.Failed<>(problem);
            case Parsed.Ok<List<JsonValue.Obj>>(List<JsonValue.Obj> cases) -> new CorsCaseReader(files).read(cases);
        };
    }
}
