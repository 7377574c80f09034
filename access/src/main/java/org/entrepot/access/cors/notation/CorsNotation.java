package org.entrepot.access.cors.notation;

import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;

/** How one dialect writes cross-origin rules ({@code cors.md} sections 2 and 3). */
public sealed interface CorsNotation permits XmlCorsNotation, QingStorCorsNotation, MediaStoreCorsNotation {
    /** The notation of a dialect. */
    static CorsNotation of(Dialect dialect) {
        return switch (dialect) {
            case S3 -> XmlCorsNotation.S3;
            case COS -> XmlCorsNotation.COS;
            case QINGSTOR -> QingStorCorsNotation.INSTANCE;
            case MEDIASTORE -> MediaStoreCorsNotation.INSTANCE;
        };
    }

    /** Whose notation this is. */
    Dialect dialect();

    /**
     * Reads a whole document and checks every limit. For MediaStore the document is the list that a call carries as
     * {@code CorsPolicy}.
     */
    CorsReading read(byte[] document);

    /** Writes the rules as this dialect can say them. Never fails; what cannot be said is named in the losses. */
    CorsDocument write(CorsConfiguration configuration);
}
