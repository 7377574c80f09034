package org.entrepot.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entrepot.access.policy.cases.PolicyAnswer;
import org.entrepot.access.policy.cases.PolicyPairs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot policy compare}. */
@Command(
        name = "compare",
        description = "Tells whether a new policy allows the same as an old one, less or more, and shows a request for"
                + " every difference.",
        exitCodeList = {
            "0:the new policy is EQUAL or NARROWER; with --pairs: every line was answered",
            "1:it is WIDER, DIFFERENT or UNKNOWN",
            "2:the command was misused, or a file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class PolicyCompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "OLD", arity = "0..1", description = "The policy in force.")
    private @Nullable Path old;

    @Parameters(index = "1", paramLabel = "NEW", arity = "0..1", description = "The policy to come.")
    private @Nullable Path now;

    @Mixin
    private PolicyFileOptions options = new PolicyFileOptions();

    @Option(names = "--json", description = "Print one JSON object per comparison.")
    private boolean json;

    @Option(
            names = "--pairs",
            paramLabel = "FILE",
            description = "Compare many: one {\"dialect\",\"bucket\",\"old\",\"new\"} a line; answers one JSON object a"
                    + " line.")
    private @Nullable Path pairs;

    /** As picocli makes it. */
    PolicyCompareCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        PrintWriter out = spec.commandLine().getOut();
        if (pairs != null) {
            answerAll(pairs, out);
            return 0;
        }
        if (old == null || now == null) {
            throw new ParameterException(spec.commandLine(), "OLD and NEW are needed, or --pairs");
        }
        PolicyAnswer answer = options.questions(spec.commandLine()).compare(InputFile.read(old), InputFile.read(now));
        return PolicyFileOptions.print(answer, json, out) ? 0 : Entrepot.FAILED;
    }

    /**
     * One line at a time, so that a reader of a long file sees the answers come. Bytes that are no UTF-8 spoil their own line
     * only.
     */
    private static void answerAll(Path file, PrintWriter out) throws CommandFailure {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    out.println(PolicyPairs.answer(line));
                }
            }
            out.flush();
        } catch (IOException e) {
            throw CommandFailure.unusable("cannot read " + file + ": " + InputFile.reason(e));
        }
    }
}
