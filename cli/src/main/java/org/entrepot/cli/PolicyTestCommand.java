package org.entrepot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entrepot.access.policy.cases.PolicyCase;
import org.entrepot.access.policy.cases.PolicyCaseFile;
import org.entrepot.access.policy.cases.PolicyCaseOutcome;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.TextProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code entrepot policy test}. */
@Command(
        name = "test",
        description = "Runs files of policy cases.",
        exitCodeList = {"0:every case passed", "1:a case failed", "2:the command was misused, or a file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class PolicyTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CaseOptions options = new CaseOptions();

    /** As picocli makes it. */
    PolicyTestCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        return options.run(spec, PolicyTestCommand::run);
    }

    /** Runs the cases of one document. */
    static @Nullable TextProblem run(JsonValue document, CaseSource source, CaseReport report) {
        return switch (PolicyCaseFile.read(document, source)) {
            case PolicyCaseFile.Unreadable(String message, Position position) -> new TextProblem(message, position);
            case PolicyCaseFile.Read(List<PolicyCase> cases) -> {
                for (PolicyCase one : cases) {
                    PolicyCaseOutcome outcome = one.run();
                    report.add(outcome.id(), differences(outcome));
                }
                yield null;
            }
        };
    }

    private static List<String> differences(PolicyCaseOutcome outcome) {
        if (outcome.passed()) {
            return List.of();
        }
        List<String> differences =
                new ArrayList<>(List.of("expected " + outcome.expected(), "actual   " + outcome.actual()));
        if (!outcome.explanation().isBlank()) {
            differences.add(outcome.explanation().strip());
        }
        return differences;
    }
}
