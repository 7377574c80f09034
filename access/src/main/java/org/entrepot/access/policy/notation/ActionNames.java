package org.entrepot.access.policy.notation;

import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.OpSet;

/** The action names of the dialects, for requests written down by people. */
public final class ActionNames {
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
}
