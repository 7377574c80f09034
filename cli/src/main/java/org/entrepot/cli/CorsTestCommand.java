package org.entrepot.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.entrepot.access.cors.cases.CorsCase;
import org.entrepot.access.cors.cases.CorsCaseFile;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.TextProblem;
import org.entrepot.server.cases.CaseTarget;
import org.entrepot.server.cases.CorsCaseResult;
import org.entrepot.server.cases.CorsCaseRunner;
import org.entrepot.server.cases.InProcessTarget;
import org.entrepot.server.cases.SocketTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot cors test}. */
@Command(
        name = "test",
        description = "Runs files of cross-origin cases in process, or against a server named with --endpoint.",
        mixinStandardHelpOptions = true)
final class CorsTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*")
    private List<Path> files = List.of();

    @Mixin
    private ClientOptions options = new ClientOptions();

    /** As picocli makes it. */
    CorsTestCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        CaseReport report = new CaseReport(spec.commandLine().getOut());
        try (CaseTarget target = target(options)) {
            CorsCaseRunner runner = new CorsCaseRunner(target);
            for (Path file : files) {
                for (CorsCase one : cases(file)) {
                    for (CorsCaseResult result : runner.run(one)) {
                        switch (result) {
                            case CorsCaseResult.Ran ran -> report.add(ran.id(), ran.differences());
                            case CorsCaseResult.Skipped skipped -> report.skip(skipped.id(), skipped.reason());
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new CommandFailure("the cases cannot be run: " + e.getMessage());
        }
        return report.end();
    }

    private static CaseTarget target(ClientOptions options) throws CommandFailure, IOException {
        if (options.explicitEndpoint().isEmpty()) {
            return InProcessTarget.open();
        }
        URI endpoint = options.endpoint();
        ClientOptions.Key key = options.key();
        return SocketTarget.open(endpoint, key.accessKey(), key.secretKey());
    }

    private static List<CorsCase> cases(Path file) throws CommandFailure {
        try {
            return switch (CorsCaseFile.read(Files.readAllBytes(file))) {
                case Parsed.Ok<CorsCaseFile>(CorsCaseFile read) -> read.cases();
                case Parsed.Failed<CorsCaseFile>(TextProblem problem) ->
                    throw new CommandFailure(file + ", " + problem.position() + ": " + problem.message());
            };
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + e.getMessage());
        }
    }
}
