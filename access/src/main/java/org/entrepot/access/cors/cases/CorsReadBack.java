package org.entrepot.access.cors.cases;

import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsReading;
import org.entrepot.access.cors.notation.MediaStoreCorsNotation;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;

/** Takes the rules out of the answer to a read call, as a client of the dialect would. */
public final class CorsReadBack {
    private CorsReadBack() {}

    /** The rules of a successful answer; empty when its body holds none that can be read. */
    public static Optional<CorsConfiguration> of(Dialect dialect, byte[] body) {
        Optional<CorsReading> reading = switch (dialect) {
            case S3, COS, QINGSTOR -> Optional.of(CorsNotation.of(dialect).read(body));
            case MEDIASTORE ->
                Json.read(body) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj call)
                        ? call.get("CorsPolicy").map(MediaStoreCorsNotation.instance()::read)
                        : Optional.empty();
        };
        return reading.flatMap(read -> switch (read) {
            case CorsReading.Read(CorsConfiguration configuration) -> Optional.of(configuration);
            case CorsReading.Refused refused -> Optional.empty();
        });
    }
}
