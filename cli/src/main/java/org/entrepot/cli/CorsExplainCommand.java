package org.entrepot.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CompiledCors;
import org.entrepot.access.cors.CorsTarget;
import org.entrepot.access.cors.VaryMode;
import org.entrepot.access.cors.explain.CorsExplanation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot cors explain}. */
@Command(
        name = "explain",
        description =
                "Tells whether cross-origin rules let a page through, why not, and the smallest change that would,"
                        + " without a server.",
        exitCodeList = {
            "0:a browser lets the page through in the dialect, with credentials where they are asked for",
            "1:it does not",
            "2:the command was misused, or the file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class CorsExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The rules.")
    private Path file = Path.of("");

    @Option(
            names = "--dialect",
            required = true,
            paramLabel = "DIALECT",
            description = "The language they are written in: s3, cos, qingstor or mediastore.")
    private Dialect dialect = Dialect.S3;

    @Option(names = "--origin", required = true, paramLabel = "ORIGIN", description = PageOptions.ORIGIN_HELP)
    private String origin = "";

    @Mixin
    private PageOptions page = new PageOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** As picocli makes it. */
    CorsExplainCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        CorsTarget target = CorsTarget.of(CompiledCors.compile(CorsFile.read(file, dialect)));
        CorsExplanation explanation = CorsExplanation.of(page.question(origin), target, VaryMode.SAFE);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? explanation.toJson() + "\n" : explanation.toText());
        out.flush();
        return explanation.passes(dialect) ? 0 : Entrepot.FAILED;
    }
}
