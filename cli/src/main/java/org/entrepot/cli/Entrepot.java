package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entrepot.access.Dialect;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command and its sub-commands. Results go to standard output, everything else to standard error. */
@Command(
        name = "entrepot",
        description = "A self-hosted object store: S3, COS, QingStor and MediaStore over the same buckets.",
        mixinStandardHelpOptions = true,
        version = "entrepot 0.1.0",
        subcommands = {
            ServeCommand.class,
            UserCommand.class,
            KeyCommand.class,
            BucketCommand.class,
            WhyCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            PolicyCommand.class,
            CorsCommand.class
        })
public final class Entrepot implements Runnable {
    /** What was asked for was refused or failed. */
    static final int FAILED = 1;

    /** The command line or a file that it names cannot be understood. */
    static final int UNUSABLE = CommandLine.ExitCode.USAGE;

    private static final String EXIT_STATUS_HEADING = "%nExit status:%n";

    /** What most commands end with; those that answer a question by their exit status say so themselves. */
    private static final Map<String, String> EXIT_STATUS = new TreeMap<>(Map.of(
            "0", "it is done",
            "1", "it was refused, or it failed",
            "2", "the command was misused"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The command as picocli makes it. */
    public Entrepot() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, ready to run; tests give it their own writers. */
    static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Entrepot());
        stateExitStatus(commands);
        return commands.registerConverter(Dialect.class, Entrepot::dialect)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Entrepot::execute)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    PrintWriter err = line.getErr();
                    int code = FAILED;
                    if (failure instanceof CommandFailure known) {
                        err.println("entrepot: " + known.getMessage());
                        code = known.exitCode();
                    } else {
                        err.println("entrepot: " + failure);
                        failure.printStackTrace(err);
                    }
                    err.flush();
                    return code;
                });
    }

    private static void stateExitStatus(CommandLine line) {
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.exitCodeListHeading(EXIT_STATUS_HEADING);
        if (usage.exitCodeList().isEmpty()) {
            usage.exitCodeList(EXIT_STATUS);
        }
        line.getSubcommands().values().forEach(Entrepot::stateExitStatus);
    }

    private static Dialect dialect(String label) {
        return Dialect.of(label)
                .orElseThrow(() -> new TypeConversionException("`" + label
                        + "` is no dialect, use one of "
                        + Arrays.stream(Dialect.values()).map(Dialect::label).collect(Collectors.joining(", "))));
    }

    /** Runs what was parsed. A command that there is not is an error even where help is asked for it. */
    private static int execute(ParseResult parsed) {
        for (ParseResult part = parsed; part != null; part = part.subcommand()) {
            if (!part.unmatched().isEmpty()) {
                throw new UnmatchedArgumentException(part.commandSpec().commandLine(), part.unmatched());
            }
        }
        return new RunLast().execute(parsed);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
