package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.OpSet;

/** Finds action names of a dialect that reach exactly the operations wanted. */
final class ActionCover {
    /** Operations that are part of another one; only some dialects have a name of their own for them. */
    private static final OpSet PARTS = OpSet.of(List.of(
            Operation.OBJECT_SELECT,
            Operation.OBJECT_ATTRIBUTES,
            Operation.VERSION_ATTRIBUTES,
            Operation.OBJECT_MOVE,
            Operation.OBJECT_FETCH));

    private ActionCover() {}

    /** The operations that a translation is judged by. */
    static OpSet judged(OpSet ops) {
        return ops.minus(PARTS);
    }

    /**
     * The names, prefix included.
     *
     * @param reach the operations that the statement's resources and conditions let through at all
     * @param missing gets the operations that no name reaches without reaching others
     */
    static List<String> names(Dialect dialect, OpSet wanted, OpSet reach, List<Operation> missing) {
        List<String> names = new ArrayList<>();
        OpSet covered = OpSet.NONE;
        for (Map.Entry<String, OpSet> action : ActionTable.of(dialect).byName().entrySet()) {
            OpSet ops = action.getValue().and(reach);
            boolean fits = judged(ops).isEmpty() ? wanted.containsAll(ops) : wanted.containsAll(judged(ops));
            if (!ops.isEmpty() && fits && !covered.containsAll(ops)) {
                names.add(prefix(dialect) + action.getKey());
                covered = covered.or(ops);
            }
        }
        missing.addAll(judged(wanted).minus(covered).operations());
        return names;
    }

    private static String prefix(Dialect dialect) {
        return switch (dialect) {
            case S3 -> "s3:";
            case COS -> "name/cos:";
            case QINGSTOR -> "";
            case MEDIASTORE -> "mediastore:";
        };
    }
}
