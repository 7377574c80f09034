package org.entrepot.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entrepot.access.policy.cases.PolicyAnswer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot policy public}. */
@Command(
        name = "public",
        description =
                "Tells whether a policy is public: by the provider's rule about its text, and in fact, with a request"
                        + " that shows it.",
        exitCodeList = {
            "0:it is not public in either meaning",
            "1:it is, or it is not known",
            "2:the command was misused, or a file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class PolicyPublicCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A policy.")
    private Path file = Path.of("");

    @Mixin
    private PolicyFileOptions options = new PolicyFileOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** As picocli makes it. */
    PolicyPublicCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        PolicyAnswer answer = options.questions(spec.commandLine()).isPublic(InputFile.read(file));
        return PolicyFileOptions.print(answer, json, spec.commandLine().getOut()) ? 0 : Entrepot.FAILED;
    }
}
