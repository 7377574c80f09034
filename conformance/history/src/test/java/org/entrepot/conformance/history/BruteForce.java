package org.entrepot.conformance.history;

import java.util.ArrayList;
import java.util.List;

/** The definition of linearizability as it is written: tries every order. For a handful of operations. */
final class BruteForce {
    private BruteForce() {}

    static boolean isLinearizable(int[] content, List<Operation> left) {
        if (left.isEmpty()) {
            return true;
        }
        for (Operation first : left) {
            boolean canBeFirst = left.stream().noneMatch(other -> other.returnedNanos() < first.calledNanos());
            List<Operation> others = new ArrayList<>(left);
            others.remove(first);
            if (canBeFirst
                    && (!first.answered() && isLinearizable(content, others)
                            || isAllowed(content, first) && isLinearizable(after(content, first), others))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAllowed(int[] content, Operation operation) {
        return operation.effects().stream().allMatch(effect -> effect.seen().allow(content[effect.key()]));
    }

    private static int[] after(int[] content, Operation operation) {
        int[] changed = content.clone();
        operation.effects().forEach(effect -> changed[effect.key()] = effect.after(content[effect.key()]));
        return changed;
    }
}
