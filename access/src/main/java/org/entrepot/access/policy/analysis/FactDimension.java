package org.entrepot.access.policy.analysis;

import java.util.List;
import java.util.Set;
import org.entrepot.access.policy.Atom;
import org.entrepot.access.policy.FactKey;

/**
 * One dimension of facts: what conditions may test about a request apart from caller, operation and key. Facts that say the
 * same thing in other words, such as the tags sent and their names, are one dimension.
 *
 * @param keys the keys that read it
 * @param atoms the different conditions on it
 * @param values one value of every class, the plainest first
 */
record FactDimension(Set<FactKey> keys, List<Atom> atoms, List<FactValue> values) {
    FactDimension {
        keys = Set.copyOf(keys);
        atoms = List.copyOf(atoms);
        values = List.copyOf(values);
    }
}
