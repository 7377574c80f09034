package org.entrepot.access.cors.notation;

import org.entrepot.access.cors.CorsConfiguration;

/** What reading a document gave: the rules, or the first problem found. */
public sealed interface CorsReading {
    /** The document was read whole and is within all limits. */
    record Read(CorsConfiguration configuration) implements CorsReading {}

    /** The document is refused; nothing is to be stored. */
    record Refused(CorsProblem problem) implements CorsReading {}
}
