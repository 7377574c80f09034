package org.entrepot.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.notation.PolicyNotation;
import org.entrepot.access.policy.notation.PolicyProblem;
import org.entrepot.access.policy.notation.PolicyReading;
import org.entrepot.access.policy.notation.PolicyScope;
import org.entrepot.access.policy.notation.PolicyTranslation;
import org.entrepot.access.policy.notation.Translation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code entrepot policy translate}. */
@Command(
        name = "translate",
        description = "Says a policy in the words of another dialect, or names what has no words there.",
        exitCodeList = {
            "0:the text decides every request the same",
            "1:the lines on standard error tell what it does not",
            "2:the command was misused, or a file cannot be used"
        },
        mixinStandardHelpOptions = true)
final class PolicyTranslateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The policy.")
    private Path file = Path.of("");

    @Mixin
    private TranslationOptions translation = new TranslationOptions();

    @Mixin
    private ScopeOptions scopes = new ScopeOptions();

    /** As picocli makes it. */
    PolicyTranslateCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        byte[] text = InputFile.read(file);
        PolicyScope scope = scopes.scope(text, translation.from(), translation.to());
        return switch (PolicyNotation.of(translation.from()).read(text, scope)) {
            case PolicyReading.Refused(PolicyProblem problem) ->
                throw CommandFailure.unusable(file + ", " + problem.position() + ": " + problem.message());
            case PolicyReading.Stored(Policy policy, var warnings) ->
                translation.print(spec, report(PolicyTranslation.translate(policy, translation.to(), scope)));
        };
    }

    private static TranslationReport report(Translation translation) {
        return switch (translation) {
            case Translation.Exact(String text) -> new TranslationReport(text, List.of());
            case Translation.Near(String text, Set<Operation> apart) ->
                new TranslationReport(
                        text,
                        apart.stream()
                                .sorted()
                                .map(operation -> operation.label() + " may be decided differently: the two dialects do"
                                        + " not name it alike")
                                .toList());
            case Translation.Inexact(List<String> losses) -> new TranslationReport(null, losses);
        };
    }
}
