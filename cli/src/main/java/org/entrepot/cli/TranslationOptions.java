package org.entrepot.cli;

import org.entrepot.access.Dialect;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** From which dialect into which a document is said, and in what form that is told. */
final class TranslationOptions {
    @Option(names = "--from", paramLabel = "DIALECT", required = true, description = "s3, cos, qingstor or mediastore.")
    private Dialect from = Dialect.S3;

    @Option(names = "--to", paramLabel = "DIALECT", required = true, description = "The other dialect.")
    private Dialect to = Dialect.S3;

    @Option(names = "--json", description = "Print one JSON object: exact, text, losses.")
    private boolean json;

    /** As picocli makes it. */
    TranslationOptions() {}

    /** The dialect of the document. */
    Dialect from() {
        return from;
    }

    /** The dialect that it is said in. */
    Dialect to() {
        return to;
    }

    /** Prints what became of the document; gives the exit code. */
    int print(CommandSpec spec, TranslationReport report) {
        return report.print(spec, json);
    }
}
