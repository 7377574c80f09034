package org.entrepot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A document of which one part is written by a program. */
final class MarkedDocument {
    private MarkedDocument() {}

    /**
     * Puts a text between two marks; the rest of the document stays as it is.
     *
     * @throws IOException when it has no such marks
     */
    static void replace(Path document, String begin, String end, String text) throws IOException {
        String whole = Files.readString(document);
        int from = whole.indexOf(begin);
        int to = whole.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(document + " has no place for the table: `" + begin + "` to `" + end + "`");
        }
        Files.writeString(document, whole.substring(0, from + begin.length()) + "\n" + text + whole.substring(to));
    }
}
