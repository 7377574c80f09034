package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;

/** What holds of every text that may be a CORS document: it is refused, or read, and then written back it reads the same. */
final class CorsProperties {
    private CorsProperties() {}

    static void check(Dialect dialect, byte[] text) {
        CorsNotation notation = CorsNotation.of(dialect);
        if (!(notation.read(text) instanceof CorsReading.Read(CorsConfiguration first))) {
            return;
        }
        CorsDocument written = notation.write(first);
        if (!(notation.read(written.bytes()) instanceof CorsReading.Read(CorsConfiguration second))
                || !first.equals(second)) {
            throw new AssertionError(
                    first + " is written as " + new String(written.bytes(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
