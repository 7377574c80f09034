package org.entrepot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code entrepot bucket}. */
@Command(
        name = "bucket",
        description = "Sets what no dialect has words for on buckets of a server.",
        subcommands = BucketSafeguardsCommand.class,
        mixinStandardHelpOptions = true)
final class BucketCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    BucketCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "the sub-command safeguards is missing");
    }
}
