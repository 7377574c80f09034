package org.entrepot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.lint.CorsLint;
import org.entrepot.access.cors.lint.CorsLintCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot cors check}. */
@Command(
        name = "check",
        description = "Says what is doubtful about cross-origin rules, with the place and a fix.",
        exitCodeList = {
            "0:nothing as severe as --fail-on was found",
            "1:something was",
            "2:the command was misused, or a file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class CorsCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The rules, as a client of the dialect sends them.")
    private List<Path> files = List.of();

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description =
                    "s3, cos, qingstor or mediastore. Default: what the form of the file tells; XML that fits both"
                            + " counts as s3")
    private @Nullable Dialect dialect;

    @Mixin
    private LintOptions options = new LintOptions();

    /** As picocli makes it. */
    CorsCheckCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        for (Path file : files) {
            byte[] document = InputFile.read(file);
            Dialect read = dialect == null ? dialectOf(file, document) : dialect;
            options.check(file, document, text -> CorsLint.check(read, text));
        }
        return options.report(spec, CorsLintCode.values());
    }

    private static Dialect dialectOf(Path file, byte[] document) throws CommandFailure {
        return CorsLint.dialectOf(document)
                .orElseThrow(() -> CommandFailure.unusable(
                        file + " does not look like the rules of any dialect; name it with --dialect"));
    }
}
