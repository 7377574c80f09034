package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.cases.PolicyAnswer;
import org.entrepot.access.policy.cases.PolicyQuestions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What is to be known about a policy that stands in a file. */
final class PolicyFileOptions {
    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            description = "The language of the policy: s3, cos, qingstor or mediastore.")
    private @Nullable Dialect dialect;

    @Option(
            names = "--bucket",
            paramLabel = "BUCKET",
            description = "The bucket it is for, with COS's APPID; read from its resources when left out.")
    private @Nullable String bucket;

    @Option(
            names = "--owner",
            paramLabel = "ACCOUNT",
            description = "The account that owns the bucket, as the dialect names it.")
    private @Nullable String owner;

    /** As picocli makes it. */
    PolicyFileOptions() {}

    /** What may be asked under these options. */
    PolicyQuestions questions(CommandLine line) {
        if (dialect == null) {
            throw new ParameterException(line, "--dialect is needed: s3, cos, qingstor or mediastore");
        }
        return new PolicyQuestions(dialect, Optional.ofNullable(bucket), Optional.ofNullable(owner));
    }

    /** Prints an answer; true when it is reassuring. */
    static boolean print(PolicyAnswer answer, boolean json, PrintWriter out) throws CommandFailure {
        return switch (answer) {
            case PolicyAnswer.Told told -> {
                out.println(json ? told.json() : told.text());
                out.flush();
                yield told.reassuring();
            }
            case PolicyAnswer.Failed failed -> throw CommandFailure.unusable(failed.message());
        };
    }
}
