package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.List;
import org.entrepot.access.text.JsonWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What became of a document in another dialect.
 *
 * @param text the document in the other dialect; null when it cannot be said there
 * @param losses what the text does not say or may decide differently, one line each; empty when it is exact
 */
record TranslationReport(@Nullable String text, List<String> losses) {
    TranslationReport {
        losses = List.copyOf(losses);
    }

    /** Prints the text to standard output and the losses to standard error, or both as one object; gives the exit code. */
    int print(CommandSpec spec, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json());
        } else {
            if (text != null) {
                out.println(text);
            }
            PrintWriter err = spec.commandLine().getErr();
            losses.forEach(loss -> err.println("entrepot: lost: " + loss));
            err.flush();
        }
        out.flush();
        return losses.isEmpty() ? 0 : Entrepot.FAILED;
    }

    private String json() {
        return new JsonWriter()
                .openObject()
                .member("exact", losses.isEmpty())
                .name("text")
                .valueOrNull(text)
                .name("losses")
                .values(losses)
                .closeObject()
                .toString();
    }
}
