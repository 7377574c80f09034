package org.entrepot.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What the scripts in {@code bench/} start. */
@Command(
        name = "bench",
        subcommands = {CompareCommand.class, LoadCommand.class, GrowthCommand.class, UploadsCommand.class})
public final class Bench {
    private Bench() {}

    /** Runs one command and ends with its exit status. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }
}
