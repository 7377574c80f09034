package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.OpSet;

/**
 * Action names of a dialect for the operations wanted.
 *
 * @param names with the dialect's prefix
 * @param covered what the names reach
 * @param extra what they reach beyond what is wanted, of {@link Grain#RIDING} only
 * @param missing what no name reaches
 */
record ActionCover(List<String> names, OpSet covered, OpSet extra, OpSet missing) {
    /** Operations that are part of another one; only some dialects have a name of their own for them. */
    private static final OpSet PARTS = OpSet.of(List.of(
            Operation.OBJECT_SELECT,
            Operation.OBJECT_ATTRIBUTES,
            Operation.VERSION_ATTRIBUTES,
            Operation.OBJECT_MOVE,
            Operation.OBJECT_FETCH));

    /** The operations that a translation is judged by. */
    static OpSet judged(OpSet ops) {
        return ops.minus(PARTS);
    }

    /**
     * Finds names that reach exactly what is wanted; what is then missing, by names that reach a little more.
     *
     * @param reach the operations that the statement's resources and conditions let through at all
     */
    static ActionCover of(Dialect dialect, OpSet wanted, OpSet reach) {
        List<String> names = new ArrayList<>();
        OpSet covered = OpSet.NONE;
        for (Map.Entry<String, OpSet> action : ActionTable.of(dialect).byName().entrySet()) {
            OpSet ops = action.getValue().and(reach);
            boolean fits = judged(ops).isEmpty() ? wanted.containsAll(ops) : wanted.containsAll(judged(ops));
            if (!ops.isEmpty() && fits && !covered.containsAll(ops)) {
                names.add(ActionNames.prefix(dialect) + action.getKey());
                covered = covered.or(ops);
            }
        }
        for (Map.Entry<String, OpSet> action : ActionTable.of(dialect).byName().entrySet()) {
            OpSet ops = action.getValue().and(reach);
            OpSet gained = ops.and(judged(wanted)).minus(covered);
            boolean isWritten = !gained.and(Grain.LEADING).isEmpty();
            if (isWritten && Grain.RIDING.containsAll(judged(ops).minus(wanted))) {
                names.add(ActionNames.prefix(dialect) + action.getKey());
                covered = covered.or(ops);
            }
        }
        OpSet judged = judged(wanted);
        return new ActionCover(names, covered, judged(covered).minus(wanted), judged.minus(covered));
    }
}
