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

/** {@code entrepot policy who-can}. */
@Command(
        name = "who-can",
        description =
                "Tells who can do something by a policy alone, and on what conditions. Callers that the policy does"
                        + " not name stand for all like them.",
        mixinStandardHelpOptions = true)
final class PolicyWhoCanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A policy.")
    private Path file = Path.of("");

    @Mixin
    private PolicyFileOptions options = new PolicyFileOptions();

    @Option(names = "--action", paramLabel = "ACTION", required = true, description = "A name of the dialect.")
    private String action = "";

    @Option(
            names = "--resource",
            paramLabel = "RESOURCE",
            required = true,
            description = "As the dialect writes it; a star stands for any run of characters.")
    private String resource = "";

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** As picocli makes it. */
    PolicyWhoCanCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        PolicyAnswer answer = options.questions(spec.commandLine()).whoCan(InputFile.read(file), action, resource);
        PolicyFileOptions.print(answer, json, spec.commandLine().getOut());
        return 0;
    }
}
