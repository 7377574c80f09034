package org.entrepot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.notation.CorsDocument;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot cors translate}. */
@Command(
        name = "translate",
        description = "Says cross-origin rules in the words of another dialect and names what has no words there. Exit"
                + " code 0: the text says everything; 1: the lines on standard error tell what it leaves out.",
        mixinStandardHelpOptions = true)
final class CorsTranslateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The rules.")
    private Path file = Path.of("");

    @Option(names = "--from", paramLabel = "DIALECT", required = true, description = "s3, cos, qingstor or mediastore.")
    private Dialect from = Dialect.S3;

    @Option(names = "--to", paramLabel = "DIALECT", required = true, description = "The other dialect.")
    private Dialect to = Dialect.S3;

    @Option(names = "--json", description = "Print one JSON object: exact, text, losses.")
    private boolean json;

    /** As picocli makes it. */
    CorsTranslateCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        CorsConfiguration rules = CorsFile.read(file, from);
        CorsNotation notation = CorsNotation.of(to);
        CorsDocument document = notation.write(rules);
        return switch (notation.read(document.bytes())) {
            case CorsReading.Read read -> new TranslationReport(document.text(), document.losses()).print(spec, json);
            // Nothing is left, or a value that only the other dialect takes: what nobody could store is not printed.
            case CorsReading.Refused refused -> {
                List<String> losses = new ArrayList<>(document.losses());
                losses.add("the rules that are left cannot be stored in " + to.label() + ": "
                        + refused.problem().message());
                yield new TranslationReport(null, losses).print(spec, json);
            }
        };
    }
}
