package org.entrepot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entrepot.access.policy.cases.PolicyCaseOutcome;
import org.entrepot.access.policy.cases.PolicyCases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot policy}. */
@Command(
        name = "policy",
        description = "Works with permission policies, without a server.",
        mixinStandardHelpOptions = true)
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    PolicyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a sub-command is missing, such as test");
    }

    @Command(name = "test", description = "Runs files of policy cases.", mixinStandardHelpOptions = true)
    int test(@Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files) throws CommandFailure {
        PrintWriter out = spec.commandLine().getOut();
        CaseReport report = new CaseReport(out);
        for (Path file : files) {
            try {
                for (PolicyCaseOutcome outcome : PolicyCases.run(Files.readAllBytes(file))) {
                    report.add(
                            outcome.id(),
                            outcome.passed()
                                    ? List.of()
                                    : List.of("expected " + outcome.expected(), "actual   " + outcome.actual()));
                }
            } catch (IOException e) {
                throw new CommandFailure("cannot read " + file + ": " + e.getMessage());
            }
        }
        return report.end();
    }
}
