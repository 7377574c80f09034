package org.entrepot.access.policy.cases;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;

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

    /** Reads a file: an object with a list {@code cases}. */
    static PolicyCaseFile read(byte[] file) {
        return switch (Json.read(file)) {
            case Parsed.Failed<JsonValue> failed ->
                new Unreadable(failed.problem().message(), failed.problem().position());
            case Parsed.Ok<JsonValue> ok -> {
                List<PolicyCase> cases = new ArrayList<>();
                try {
                    for (CaseNode one : new CaseNode(ok.value()).need("cases").items()) {
                        cases.add(PolicyCase.read(one));
                    }
                } catch (CaseFault fault) {
                    yield new Unreadable(fault.text(), fault.position());
                }
                yield new Read(cases);
            }
        };
    }
}
