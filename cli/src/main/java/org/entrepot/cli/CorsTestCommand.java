package org.entrepot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.concurrent.Callable;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.cases.CorsCase;
import org.entrepot.access.cors.cases.CorsCaseFile;
import org.entrepot.access.cors.explain.CorsQuestion;
import org.entrepot.access.text.JsonPointer;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code entrepot cors test}: files of cases or, with {@code --origin}, one page against a bucket of a server. */
@Command(
        name = "test",
        description = {
            "Runs files of cross-origin cases in process, or against a server named with --endpoint.",
            "With --origin it asks a server whether one bucket lets a page through, and why not: `cors test BUCKET"
                    + " --origin https://app.example --method PUT --header content-type`."
        },
        exitCodeList = {
            "0:every case passed; the page gets through",
            "1:a case failed, the page does not get through, or it could not be found out",
            "2:the command was misused"
        },
        mixinStandardHelpOptions = true)
final class CorsTestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CaseOptions options = new CaseOptions();

    @Option(names = "--origin", paramLabel = "ORIGIN", description = PageOptions.ORIGIN_HELP)
    private @Nullable String origin;

    @Mixin
    private PageOptions page = new PageOptions();

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description = "With --origin: whose answer counts, s3, cos, qingstor or mediastore. Default: s3")
    private Dialect dialect = Dialect.S3;

    @Option(names = "--json", description = "With --origin: print the explanation as one JSON object.")
    private boolean json;

    @Mixin
    private ClientOptions client = new ClientOptions();

    /** As picocli makes it. */
    CorsTestCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        if (origin == null) {
            return runCases();
        }
        if (options.files().size() != 1) {
            throw new ParameterException(spec.commandLine(), "with --origin one bucket is named");
        }
        return askServer(options.files().getFirst().toString(), page.question(origin));
    }

    private int askServer(String bucket, CorsQuestion question) throws CommandFailure {
        String target = "buckets/" + AdminClient.segment(bucket) + "/cors/explain";
        String answer = new AdminClient(client).send("POST", target, question.toJson());
        JsonValue.Obj explanation = AdminClient.object(answer);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? answer + "\n" : AdminClient.text(explanation, "text"));
        out.flush();
        String passes = question.credentials() ? "passes_with_credentials" : "passes";
        return JsonPointer.find(explanation, "/answers/" + dialect.label() + "/" + passes)
                                        .orElse(null)
                                instanceof JsonValue.Bool(boolean value, var position)
                        && value
                ? 0
                : Entrepot.FAILED;
    }

    private int runCases() throws CommandFailure {
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
