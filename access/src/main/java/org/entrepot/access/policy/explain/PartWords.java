package org.entrepot.access.policy.explain;

import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.PartOutcome;
import org.entrepot.access.policy.Pattern;
import org.entrepot.access.policy.PrincipalText;
import org.entrepot.access.policy.notation.ActionNames;
import org.jspecify.annotations.Nullable;

/** What became of parts of statements, in plain words and as lists of texts. */
record PartWords(Dialect dialect) {
    /** What the statement asks for. */
    List<String> wanted(PartOutcome part) {
        return switch (part) {
            case PartOutcome.Operations operations -> operations.wanted();
            case PartOutcome.Callers callers ->
                callers.wanted().atoms().stream().map(PrincipalText::of).toList();
            case PartOutcome.Resources resources ->
                resources.wanted().patterns().stream().map(Pattern::toString).toList();
            case PartOutcome.Condition condition -> condition.wanted().wanted();
        };
    }

    /** Whether the statement asks for anything but that. */
    boolean isComplement(PartOutcome part) {
        return switch (part) {
            case PartOutcome.Operations operations -> false;
            case PartOutcome.Callers callers -> callers.wanted().complement();
            case PartOutcome.Resources resources -> resources.wanted().complement();
            case PartOutcome.Condition condition -> false;
        };
    }

    /** What the request had; null for a condition key that it lacked. */
    @Nullable
    List<String> got(PartOutcome part) {
        return switch (part) {
            case PartOutcome.Operations operations -> List.of(action(operations.asked()));
            case PartOutcome.Callers callers -> List.of(PrincipalText.of(callers.asked()));
            case PartOutcome.Resources resources -> List.of(resources.asked());
            case PartOutcome.Condition condition -> condition.got();
        };
    }

    /** The operation as the dialect calls it, else by its own name. */
    String action(Operation operation) {
        return ActionNames.name(dialect, operation).orElse(operation.label());
    }

    /** Which part it is, such as {@code the condition on aws:SourceIp}. */
    static String name(PartOutcome part) {
        return switch (part) {
            case PartOutcome.Operations operations -> "the action";
            case PartOutcome.Callers callers -> "the principal";
            case PartOutcome.Resources resources -> "the resource";
            case PartOutcome.Condition condition ->
                "the condition on " + condition.wanted().spelling();
        };
    }

    /** Why it did not match, such as {@code it must be in `10.0.0.0/8`, but is `192.0.2.1`}. */
    String failure(PartOutcome part) {
        return switch (part) {
            case PartOutcome.Operations operations ->
                "it names " + Words.either(operations.wanted()) + ", the request is "
                        + Words.quoted(action(operations.asked()));
            case PartOutcome.Callers callers ->
                "it names " + (callers.wanted().complement() ? "everybody but " : "") + Words.eitherOf(wanted(part))
                        + ", the caller is " + PrincipalText.of(callers.asked());
            case PartOutcome.Resources resources ->
                "it names " + (resources.wanted().complement() ? "everything but " : "") + Words.either(wanted(part))
                        + ", the request is for " + Words.quoted(resources.asked());
            case PartOutcome.Condition condition ->
                "it " + ConditionWords.must(condition.wanted()) + ", " + had(condition.got());
        };
    }

    private static String had(@Nullable List<String> got) {
        return got == null || got.isEmpty() ? "but the request has none" : "but is " + Words.all(got);
    }

    /** What let the request through, such as {@code `s3:GetObject`}. */
    String match(ExplainedPart part) {
        PartOutcome outcome = part.outcome();
        return switch (outcome) {
            case PartOutcome.Operations operations ->
                part.covering() == null ? Words.all(operations.wanted()) : Words.quoted(part.covering());
            case PartOutcome.Callers callers ->
                part.covering() == null ? "everybody but " + Words.allOf(wanted(outcome)) : part.covering();
            case PartOutcome.Resources resources ->
                part.covering() == null
                        ? "everything but " + Words.all(wanted(outcome))
                        : Words.quoted(part.covering());
            case PartOutcome.Condition condition ->
                condition.wanted().spelling() + " " + ConditionWords.must(condition.wanted());
        };
    }
}
