package org.entrepot.access.policy.notation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.access.policy.OpSet;

/** Collects what a dialect cannot say. */
final class Losses {
    private final Dialect target;
    private final Set<String> found = new LinkedHashSet<>();
    private OpSet apart = OpSet.NONE;

    Losses(Dialect target) {
        this.target = target;
    }

    /** Names a part of a statement that has no form. */
    void add(int statement, String what) {
        found.add("statement " + statement + ": " + what + " has no form in " + target.label());
    }

    void add(String line) {
        found.add(line);
    }

    /** Notes operations that the translation may decide differently. */
    void apart(OpSet operations) {
        apart = apart.or(operations);
    }

    /** The operations that the translation may decide differently. */
    OpSet apart() {
        return apart;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<String> all() {
        return new ArrayList<>(found);
    }
}
