package org.entrepot.access.lint;

import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a lint has to say about a document.
 *
 * @param code its kind, which knows the severity and the fix in words
 * @param message what is wrong here: one line in lower case without a final period, user input in backticks
 * @param pointer the part it is about: a JSON pointer, or a path of element names where the document is XML
 * @param position where that part begins; the start of the text where only the stored model is known
 * @param patch a change of the text that removes the finding; null where it takes a person to decide
 */
public record Finding(
        LintCode code,
        String message,
        String pointer,
        Position position,
        @Nullable Patch patch) {
    /** The same finding, left for a person to mend. */
    Finding withoutPatch() {
        return new Finding(code, message, pointer, position, null);
    }
}
