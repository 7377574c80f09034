package org.entrepot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entrepot.access.policy.cases.PolicyCaseOutcome;
import org.entrepot.access.policy.cases.PolicyCases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot policy}. */
@Command(
        name = "policy",
        description = "Runs policy cases, without a server; removes a policy that locked its owner out.",
        mixinStandardHelpOptions = true)
final class PolicyCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    PolicyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "one of test, remove is missing");
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

    @Command(
            name = "remove",
            description =
                    "Removes the policy of a bucket without asking it, for an owner who is locked out; for the root of"
                            + " the installation. Prints the policy that it removed.",
            mixinStandardHelpOptions = true)
    int remove(
            @Parameters(paramLabel = "BUCKET") String bucket,
            @Option(
                            names = "--confirm",
                            paramLabel = "BUCKET",
                            required = true,
                            description = "The bucket's name again.")
                    String confirm,
            @Option(names = "--json", description = "Print one JSON object.") boolean json,
            @Mixin ClientOptions options)
            throws CommandFailure {
        String target = "buckets/" + AdminClient.segment(bucket) + "/policy?confirm=" + AdminClient.segment(confirm);
        String answer = new AdminClient(options).send("DELETE", target, "");
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? answer : AdminClient.text(AdminClient.object(answer), "policy"));
        out.flush();
        return 0;
    }
}
