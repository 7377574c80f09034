package org.entrepot.access.cors.notation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.cors.CorsHeader;

/**
 * Rules written in one notation ({@code cors.md} section 2). Two documents are equal when their bytes and losses are the
 * same array and list; compare {@link #text()} for content.
 *
 * @param bytes UTF-8
 * @param losses what the notation cannot say, one phrase each; empty when the document says everything
 */
@SuppressWarnings("ArrayRecordComponent") // handed straight to the answer's body; never compared
public record CorsDocument(byte[] bytes, List<String> losses) {
    /** The header that names the losses. */
    public static final String PROJECTION = "x-cors-projection";

    public CorsDocument {
        losses = List.copyOf(losses);
    }

    /** The document as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The header {@code x-cors-projection: partial; ...} when something is lost. */
    public Optional<CorsHeader> projection() {
        return losses.isEmpty()
                ? Optional.empty()
                : Optional.of(new CorsHeader(PROJECTION, "partial; " + String.join("; ", losses)));
    }
}
