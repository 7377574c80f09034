package org.entrepot.access.policy.cases;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.cases.CaseFiles;
import org.entrepot.access.cases.frame.CaseDocument;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.TextProblem;

/** What reading a case file gave. */
public sealed interface PolicyCaseFile {
    /** The file was read whole. */
    record Read(List<PolicyCase> cases) implements PolicyCaseFile {
        public Read {
            cases = List.copyOf(cases);
        }
    }

    /**
     * The file is no case file.
     *
     * @param message one line in lower case without a final period
     */
    record Unreadable(String message, Position position) implements PolicyCaseFile {}

    /** Reads a file in JSON that names no other files. */
    static PolicyCaseFile read(byte[] json) {
        return switch (Json.read(json)) {
            case Parsed.Failed<JsonValue>(TextProblem problem) -> unreadable(problem);
            case Parsed.Ok<JsonValue>(JsonValue document) -> read(document, CaseFiles.NONE);
        };
    }

    /**
     * Reads a document of the form of {@code docs/policy-tests.md}. Members that no case knows are refused, so that a
     * misspelt expectation is not passed over.
     */
    static PolicyCaseFile read(JsonValue document, CaseFiles files) {
        return switch (CaseDocument.cases(document)) {
            case Parsed.Failed<List<JsonValue.Obj>>(TextProblem problem) -> unreadable(problem);
            case Parsed.Ok<List<JsonValue.Obj>>(List<JsonValue.Obj> objects) -> {
                List<PolicyCase> cases = new ArrayList<>();
                try {
                    for (JsonValue.Obj object : objects) {
                        cases.add(PolicyCase.read(new CaseNode(object), files));
                    }
                } catch (CaseFault fault) {
                    yield new Unreadable(fault.text(), fault.position());
                }
                yield new Read(cases);
            }
        };
    }

    private static Unreadable unreadable(TextProblem problem) {
        return new Unreadable(problem.message(), problem.position());
    }
}
