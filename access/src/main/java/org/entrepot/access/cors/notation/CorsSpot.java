package org.entrepot.access.cors.notation;

import org.entrepot.access.text.Position;

/**
 * Where in a document something stands.
 *
 * @param pointer a JSON pointer such as {@code /cors_rules/0/allowed_origin} where the document is JSON, else the same
 *     path in element names; empty for the whole document
 * @param position line and column
 */
public record CorsSpot(String pointer, Position position) {
    /** The document as a whole. */
    static final CorsSpot DOCUMENT = new CorsSpot("", Position.START);

    /** A spot below this one. */
    CorsSpot below(String name, Position at) {
        return new CorsSpot(pointer + "/" + name, at);
    }
}
