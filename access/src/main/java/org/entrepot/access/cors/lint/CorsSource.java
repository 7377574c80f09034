package org.entrepot.access.cors.lint;

import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.notation.CorsField;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.text.SourceNode;
import org.entrepot.access.text.SourceText;

/**
 * The text of a rule document that its notation has read: where each part stands, and how to change it. The stored model
 * knows nothing of this; it is made anew from the text when somebody wants to point into it.
 */
sealed interface CorsSource permits XmlCorsSource, JsonCorsSource {
    /** The parts of a document of this dialect. */
    static CorsSource of(Dialect dialect, String text) {
        return switch (dialect) {
            case S3, COS -> new XmlCorsSource(SourceText.xml(text));
            case QINGSTOR -> new JsonCorsSource(SourceText.json(text), JsonCorsNames.QINGSTOR);
            case MEDIASTORE -> new JsonCorsSource(SourceText.json(text), JsonCorsNames.MEDIASTORE);
        };
    }

    /** The text with its lines. */
    SourceText text();

    /** The rules in order. */
    List<SourceNode> rules();

    /** The part, or the nearest one around it when it is not written itself. */
    SourceNode node(CorsPlace place);

    /** The path of the part. */
    String pointer(CorsPlace place);

    /** Whether a rule can hold more than one origin. */
    boolean takesSeveralOrigins();

    /** Writes another value in the place of one. */
    Edit replace(CorsPlace place, String value);

    /** Takes out a rule that is not the first one, or an age. */
    Edit remove(CorsPlace place);

    /** Adds values behind those that a rule has in a list. */
    Edit add(int rule, CorsField list, List<String> values);

    /** Leaves one value in a list. */
    List<Edit> reduce(int rule, CorsField list, String value);

    /** Moves a rule in front of an earlier one. */
    List<Edit> move(int rule, int before);
}
