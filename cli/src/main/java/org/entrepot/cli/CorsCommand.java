package org.entrepot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code entrepot cors}. */
@Command(
        name = "cors",
        description = "Works with cross-origin rules.",
        subcommands = {
            CorsTestCommand.class,
            CorsCheckCommand.class,
            CorsTranslateCommand.class,
            CorsCompareCommand.class
        },
        mixinStandardHelpOptions = true)
final class CorsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    CorsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a sub-command is missing: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
