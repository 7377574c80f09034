package org.entrepot.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entrepot.access.Dialect;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.identity.Directory;
import org.entrepot.access.identity.WrittenCaller;
import org.entrepot.access.policy.AccessControl;
import org.entrepot.access.policy.BucketRules;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Question;
import org.entrepot.access.policy.explain.PolicyExplanation;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyProblem;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.WrittenRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot policy explain}. */
@Command(
        name = "explain",
        description =
                "Tells what a policy decides about a request and why, without a server. The bucket has this policy and"
                        + " nothing else: no ACL. Its owner is --owner.",
        exitCodeList = {
            "0:the request is allowed",
            "1:it is denied",
            "2:the command was misused, or the file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class PolicyExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The policy.")
    private Path file = Path.of("");

    @Option(
            names = "--dialect",
            required = true,
            paramLabel = "DIALECT",
            description = "The language it is written in: s3, cos, qingstor or mediastore.")
    private Dialect dialect = Dialect.S3;

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET",
            description = "The bucket; in COS with its APPID. Default: the one that --resource names.")
    private @Nullable String bucket;

    @Option(
            names = "--owner",
            paramLabel = "ID",
            description =
                    "The account that owns the bucket: its number, COS uin or QingStor user id. Default: the account"
                            + " of a MediaStore resource, else one made up.")
    private @Nullable String owner;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "PRINCIPAL",
            description = "Who asks: " + WrittenCaller.FORMS + ".")
    private String principal = "";

    @Option(
            names = "--action",
            required = true,
            paramLabel = "ACTION",
            description = "As policies of the dialect name it.")
    private String action = "";

    @Option(
            names = "--resource",
            required = true,
            paramLabel = "RESOURCE",
            description = "As policies of the dialect write it, or BUCKET or BUCKET/KEY.")
    private String resource = "";

    @Option(
            names = "--context",
            paramLabel = "KEY=VALUE",
            description = "A condition key of the dialect; several times for several values.")
    private List<String> context = List.of();

    @Option(names = "--json", description = "Print one JSON object: the reason record with every statement.")
    private boolean json;

    /** As picocli makes it. */
    PolicyExplainCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        PaperBucket paper = PaperBucket.of(dialect, bucket, resource, owner)
                .orElseThrow(() -> misuse("--bucket", "a COS bucket is written NAME-APPID"));
        Question question = question(paper);
        CompiledPolicy policy = policy(paper);
        PolicyExplanation explanation = PolicyExplanation.of(
                AccessControl.decide(question, BucketRules.of(paper.owner()).with(policy), null));
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? explanation.toJson() + "\n" : explanation.toText());
        out.flush();
        return explanation.decision().allowed() ? 0 : Entrepot.FAILED;
    }

    private Question question(PaperBucket paper) {
        Caller caller = new WrittenCaller(
                        Directory.of(paper.owner()), paper.owner().cosAppid())
                .read(principal)
                .orElseThrow(() -> misuse("--as", "`" + principal + "` is no principal, use " + WrittenCaller.FORMS));
        WrittenRequest written = new WrittenRequest(dialect, action, resource, context());
        return switch (written.read(paper.name(), caller)) {
            case WrittenRequest.Reading.Understood(Question question) -> question.asOf(Instant.now());
            case WrittenRequest.Reading.Unclear unclear -> throw misuse("--" + unclear.member(), unclear.message());
        };
    }

    private Map<String, List<String>> context() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : context) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw misuse("--context", "`" + pair + "` is not KEY=VALUE");
            }
            values.computeIfAbsent(pair.substring(0, equals), key -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        return values;
    }

    private CompiledPolicy policy(PaperBucket paper) throws CommandFailure {
        PolicyScope scope = new PolicyScope(paper.name(), paper.owner(), false);
        return switch (PolicyNotation.of(dialect).read(InputFile.read(file), scope)) {
            case PolicyReading.Stored stored -> CompiledPolicy.of(stored.policy());
            case PolicyReading.Refused(PolicyProblem problem) ->
                throw CommandFailure.unusable(file + ", " + problem.position() + ": " + problem.message());
        };
    }

    private ParameterException misuse(String option, String message) {
        return new ParameterException(spec.commandLine(), option + ": " + message);
    }
}
