package org.entrepot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code entrepot policy}. */
@Command(
        name = "policy",
        description = "Works with permission policies, most of it without a server.",
        subcommands = {
            PolicyTestCommand.class,
            PolicyExplainCommand.class,
            PolicyCheckCommand.class,
            PolicyTranslateCommand.class,
            PolicyCompareCommand.class,
            PolicyPublicCommand.class,
            PolicyWhoCanCommand.class,
            PolicyRemoveCommand.class
        },
        mixinStandardHelpOptions = true)
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    PolicyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a sub-command is missing: "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
