package org.entrepot.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.notation.CorsDocument;
import org.entrepot.access.cors.notation.CorsNotation;
import org.entrepot.access.cors.notation.CorsReading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot cors translate}. */
@Command(
        name = "translate",
        description = "Says cross-origin rules in the words of another dialect and names what has no words there.",
        exitCodeList = {
            "0:the text says everything",
            "1:the lines on standard error tell what it leaves out",
            "2:the command was misused, or a file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class CorsTranslateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The rules.")
    private Path file = Path.of("");

    @Mixin
    private TranslationOptions translation = new TranslationOptions();

    /** As picocli makes it. */
    CorsTranslateCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        CorsConfiguration rules = CorsFile.read(file, translation.from());
        CorsNotation notation = CorsNotation.of(translation.to());
        CorsDocument document = notation.write(rules);
        return switch (notation.read(document.bytes())) {
            case CorsReading.Read read ->
                translation.print(spec, new TranslationReport(document.text(), document.losses()));
            // Nothing is left, or a value that only the other dialect takes: what nobody could store is not printed.
            case CorsReading.Refused refused -> {
                List<String> losses = new ArrayList<>(document.losses());
                losses.add("the rules that are left cannot be stored in "
                        + translation.to().label() + ": " + refused.problem().message());
                yield translation.print(spec, new TranslationReport(null, losses));
            }
        };
    }
}
