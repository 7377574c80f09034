package org.entrepot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.entrepot.access.Dialect;
import org.entrepot.access.lint.LintReport;
import org.entrepot.access.policy.lint.PolicyLint;
import org.entrepot.access.policy.lint.PolicyLintCode;
import org.entrepot.access.policy.notation.PolicyScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot policy check}. */
@Command(
        name = "check",
        description =
                "Says what is doubtful about policies, with the place and a fix. Whether principals exist is checked with"
                        + " --users.",
        exitCodeList = {
            "0:nothing as severe as --fail-on was found",
            "1:something was",
            "2:the command was misused, or a file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class PolicyCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The policies.")
    private List<Path> files = List.of();

    @Option(
            names = "--dialect",
            paramLabel = "DIALECT",
            required = true,
            description = "s3, cos, qingstor or mediastore.")
    private Dialect dialect = Dialect.S3;

    @Mixin
    private ScopeOptions scopes = new ScopeOptions();

    @Mixin
    private LintOptions options = new LintOptions();

    /** As picocli makes it. */
    PolicyCheckCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        for (Path file : files) {
            byte[] document = InputFile.read(file);
            PolicyScope scope = scopes.scope(document, dialect);
            options.check(file, document, text -> check(text, scope));
        }
        return options.report(spec, PolicyLintCode.values());
    }

    private LintReport check(byte[] document, PolicyScope scope) {
        LintReport report = PolicyLint.check(dialect, document, scope);
        return scopes.knowPeople() ? report : report.without(PolicyLintCode.UNKNOWN_PRINCIPAL);
    }
}
