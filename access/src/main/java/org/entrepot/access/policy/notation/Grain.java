package org.entrepot.access.policy.notation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.Dialect;
import org.entrepot.access.Operation;
import org.entrepot.access.policy.OpSet;

/**
 * Where the names of two dialects are not equally fine, for one rule. An operation that rides along under another one's
 * name may come or go with a translation and is then named as differing; one that has a name of its own may not.
 */
final class Grain {
    /** Operations that some dialects name together with another one. */
    static final OpSet RIDING = OpSet.where(op -> op.label().startsWith("version."))
            .or(OpSet.of(List.of(
                    Operation.BUCKET_HEAD,
                    Operation.BUCKET_LOCATION,
                    Operation.BUCKET_STATS,
                    Operation.BUCKET_LOGGING_GET)));

    /** Operations that others ride along with: every name with an extra must be written for one of these. */
    static final OpSet LEADING = OpSet.ALL.minus(RIDING).or(OpSet.of(Operation.BUCKET_HEAD));

    private final Dialect source;
    private final int statement;
    private final Losses losses;
    private final Map<Operation, String> missing = new LinkedHashMap<>();
    private OpSet covered = OpSet.NONE;

    Grain(Dialect source, int statement, Losses losses) {
        this.source = source;
        this.statement = statement;
        this.losses = losses;
    }

    /** Names were written that reach these operations, the extra ones beyond what the rule has. */
    void covers(OpSet reached, OpSet extra) {
        covered = covered.or(reached);
        losses.apart(extra);
    }

    /** No name was found for an operation of the rule. */
    void misses(Operation operation, String what) {
        missing.put(operation, what);
    }

    /** To be called when the whole rule is written: what rides along with something covered differs, the rest is lost. */
    void settle() {
        missing.forEach((operation, what) -> {
            if (RIDING.contains(operation) && ridesAlong(operation)) {
                losses.apart(OpSet.of(operation));
            } else {
                losses.add(statement, what);
            }
        });
    }

    /** True when the source has no name for the operation that does not also reach a covered one. */
    private boolean ridesAlong(Operation operation) {
        return ActionTable.of(source).byName().values().stream()
                .filter(ops -> ops.contains(operation))
                .noneMatch(ops -> ops.and(covered).and(LEADING).isEmpty());
    }
}
