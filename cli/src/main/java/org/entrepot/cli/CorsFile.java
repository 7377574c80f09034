package org.entrepot.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsProblem;
import org.entrepot.access.cors.notation.CorsReading;
import org.entrepot.access.cors.notation.MediaStoreCorsNotation;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;

/** Cross-origin rules in a file, as a client of a dialect would send them. */
final class CorsFile {
    private CorsFile() {}

    /**
     * Reads and checks a file.
     *
     * @throws CommandFailure when it cannot be read or breaks a rule of the dialect, with the place
     */
    static CorsConfiguration read(Path file, Dialect dialect) throws CommandFailure {
        return switch (reading(InputFile.read(file), dialect)) {
            case CorsReading.Read(CorsConfiguration configuration) -> configuration;
            case CorsReading.Refused(CorsProblem problem) ->
                throw CommandFailure.unusable(file + ", " + problem.spot().position() + ": " + problem.message());
        };
    }

    /** MediaStore's rules are a list; the answer to its read call, which holds the list, will do as well. */
    private static CorsReading reading(byte[] document, Dialect dialect) {
        if (dialect == Dialect.MEDIASTORE && Json.read(document) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj call)) {
            Optional<JsonValue> rules = call.get("CorsPolicy");
            if (rules.isPresent()) {
                return MediaStoreCorsNotation.instance().read(rules.get());
            }
        }
        return CorsNotation.of(dialect).read(document);
    }
}
