package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.OpSet;
import org.entrepot.access.policy.Pattern;

/** The action names of the dialects, for requests written down by people. */
public final class ActionNames {
    private static final Map<Dialect, Map<Operation, List<String>>> NAMES = new EnumMap<>(Dialect.class);

    static {
        for (Dialect dialect : Dialect.values()) {
            NAMES.put(dialect, names(dialect));
        }
    }

    private ActionNames() {}

    /**
     * The operation that a call of this name asks for; empty for an unknown name.
     *
     * @param action with or without the dialect's prefix, letter case kept
     * @param onObject true when it is asked of a key, for names that reach operations on buckets and on objects
     */
    public static Optional<Operation> operation(Dialect dialect, String action, boolean onObject) {
        String name = action.substring(action.lastIndexOf(':') + 1);
        OpSet ops = ActionTable.of(dialect).byName().get(name);
        if (ops == null) {
            return Optional.empty();
        }
        if (ops.contains(Operation.OBJECT_LIST)) {
            return Optional.of(Operation.OBJECT_LIST);
        }
        Operation.Target wanted = onObject ? Operation.Target.OBJECT : Operation.Target.BUCKET;
        Optional<Operation> fitting =
                ops.operations().stream().filter(op -> op.target() == wanted).findFirst();
        return fitting.isPresent() ? fitting : ops.operations().stream().findFirst();
    }

    /** The first name that a dialect has for an operation, with the dialect's prefix; empty when none reaches it. */
    public static Optional<String> name(Dialect dialect, Operation operation) {
        return ActionTable.of(dialect).byName().entrySet().stream()
                .filter(action -> action.getValue().contains(operation))
                .findFirst()
                .map(action -> prefix(dialect) + action.getKey());
    }

    /** What an action of a statement reaches, wildcards included; nothing for a text that is no action of the dialect. */
    public static OpSet reach(Dialect dialect, String action) {
        ActionTable table = ActionTable.of(dialect);
        boolean isAws = dialect == Dialect.S3 || dialect == Dialect.MEDIASTORE;
        String name = action.substring(action.lastIndexOf(':') + 1);
        List<Pattern.Part> parts = new ArrayList<>();
        for (char c : (isAws ? name.toLowerCase(Locale.ROOT) : name).toCharArray()) {
            if (c == '*') {
                parts.add(new Pattern.Part.AnyRun());
            } else if (c == '?' && isAws) {
                parts.add(new Pattern.Part.AnyOne());
            } else {
                parts.add(new Pattern.Part.Literal(String.valueOf(c)));
            }
        }
        return table.reachedBy(new Pattern(parts), isAws);
    }

    /** The names, with the dialect's prefix, that {@link #operation} reads as this operation; none for many. */
    public static List<String> of(Dialect dialect, Operation operation) {
        return NAMES.getOrDefault(dialect, Map.of()).getOrDefault(operation, List.of());
    }

    private static Map<Operation, List<String>> names(Dialect dialect) {
        Map<Operation, List<String>> names = new EnumMap<>(Operation.class);
        for (String name : ActionTable.of(dialect).byName().keySet()) {
            for (boolean onObject : new boolean[] {false, true}) {
                operation(dialect, name, onObject)
                        .filter(operation -> (operation.target() == Operation.Target.OBJECT) == onObject)
                        .ifPresent(operation -> names.computeIfAbsent(operation, none -> new ArrayList<>())
                                .add(prefix(dialect) + name));
            }
        }
        return names;
    }

    /** What stands before every action name of a dialect. */
    static String prefix(Dialect dialect) {
        return switch (dialect) {
            case S3 -> "s3:";
            case COS -> "name/cos:";
            case QINGSTOR -> "";
            case MEDIASTORE -> "mediastore:";
        };
    }
}
