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
            for (int alternative = 0; canBeFirst && alternative < first.alternatives(); alternative++) {
                int[] after = first.after(content, alternative);
                if (after != null && isLinearizable(after, others)) {
                    return true;
                }
            }
        }
        return false;
    }
}
