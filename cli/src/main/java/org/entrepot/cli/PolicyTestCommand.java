package org.entrepot.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.entrepot.access.policy.cases.PolicyCaseOutcome;
import org.entrepot.access.policy.cases.PolicyCases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot policy test}. */
@Command(name = "test", description = "Runs files of policy cases.", mixinStandardHelpOptions = true)
final class PolicyTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files = List.of();

    /** As picocli makes it. */
    PolicyTestCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        CaseReport report = new CaseReport(spec.commandLine().getOut());
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
