package org.entrepot.access.policy.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.lint.Edit;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.text.SourceNode;
import org.entrepot.access.text.SourceText;
import org.jspecify.annotations.Nullable;

/** Writes the operator for patterns in the place of one that compares exactly. */
final class PatternOperator {
    private PatternOperator() {}

    /**
     * The edits; none where the operator also stands for other keys, where the statement has the other operator already,
     * or where there is no such operator.
     */
    static List<Edit> edits(SourceText source, Dialect dialect, Atom atom) {
        String blockPointer = atom.pointer().substring(0, atom.pointer().lastIndexOf('/'));
        String conditionPointer = blockPointer.substring(0, blockPointer.lastIndexOf('/'));
        Optional<SourceNode> block = source.find(blockPointer);
        Optional<SourceNode> condition = source.find(conditionPointer);
        String name = named(dialect, atom.operator());
        if (name == null || block.isEmpty() || condition.isEmpty()) {
            return List.of();
        }
        boolean isFree = condition.get().children().stream()
                .noneMatch(other -> other.name().equalsIgnoreCase(name));
        int start = block.get().start();
        String written = "\"" + atom.operator() + "\"";
        boolean isPlain = source.text().startsWith(written, start);
        return isFree && isPlain && block.get().children().size() == 1
                ? List.of(new Edit(start, start + written.length(), "\"" + name + "\""))
                : List.of();
    }

    private static @Nullable String named(Dialect dialect, String operator) {
        return switch (dialect) {
            case S3, MEDIASTORE ->
                operator.contains("IgnoreCase")
                        ? null
                        : operator.replace("StringEquals", "StringLike").replace("StringNotEquals", "StringNotLike");
            case COS -> {
                String lower = operator.toLowerCase(Locale.ROOT);
                yield lower.contains("ignore_case")
                        ? null
                        : lower.replace("string_equal", "string_like").replace("string_not_equal", "string_not_like");
            }
            case QINGSTOR -> null;
        };
    }
}
