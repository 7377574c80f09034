package org.entrepot.cli;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Callable;
import org.entrepot.access.cors.cases.CorsCase;
import org.entrepot.access.cors.cases.CorsCaseFile;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.TextProblem;
import org.entrepot.server.cases.CaseTarget;
import org.entrepot.server.cases.CorsCaseResult;
import org.entrepot.server.cases.CorsCaseRunner;
import org.entrepot.server.cases.InProcessTarget;
import org.entrepot.server.cases.SocketTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code entrepot cors test}. */
@Command(
        name = "test",
        description = "Runs files of cross-origin cases in process, or against a server named with --endpoint.",
        mixinStandardHelpOptions = true)
final class CorsTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CaseOptions options = new CaseOptions();

    @Mixin
    private ClientOptions client = new ClientOptions();

    /** As picocli makes it. */
    CorsTestCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        try (CaseTarget target = target()) {
            CorsCaseRunner runner = new CorsCaseRunner(target);
            return options.run(spec, (document, source, report) -> run(document, source, report, runner));
        } catch (IOException e) {
            throw new CommandFailure("the cases cannot be run: " + e.getMessage());
        }
    }

    private static @Nullable TextProblem run(
            JsonValue document, CaseSource source, CaseReport report, CorsCaseRunner runner) {
        return switch (CorsCaseFile.read(document, source)) {
            case Parsed.Failed<CorsCaseFile>(TextProblem problem) -> problem;
            case Parsed.Ok<CorsCaseFile>(CorsCaseFile file) -> {
                for (CorsCase one : file.cases()) {
                    for (CorsCaseResult result : runner.run(one)) {
                        switch (result) {
                            case CorsCaseResult.Ran ran -> report.add(ran.id(), ran.differences());
                            case CorsCaseResult.Skipped skipped -> report.skip(skipped.id(), skipped.reason());
                        }
                    }
                }
                yield null;
            }
        };
    }

    private CaseTarget target() throws CommandFailure, IOException {
        if (client.explicitEndpoint().isEmpty()) {
            return InProcessTarget.open();
        }
        URI endpoint = client.endpoint();
        ClientOptions.Key key = client.key();
        return SocketTarget.open(endpoint, key.accessKey(), key.secretKey());
    }
}
