package org.entrepot.access.policy;

import java.util.List;

/**
 * The callers of a rule: those that some atom names or, as a complement, those that no atom names.
 *
 * @param complement true for {@code NotPrincipal}
 */
public record Who(boolean complement, List<WhoAtom> atoms) {
    /** Everybody, signed or not. */
    public static final Who ANYONE = of(List.of(new WhoAtom.Anyone()));

    public Who {
        atoms = List.copyOf(atoms);
    }

    /** The callers that some atom names. */
    public static Who of(List<WhoAtom> atoms) {
        return new Who(false, atoms);
    }

    /** True when the rule is for everybody, signed or not. */
    public boolean isForEverybody() {
        if (complement) {
            return false;
        }
        for (int i = 0; i < atoms.size(); i++) {
            if (atoms.get(i) instanceof WhoAtom.Anyone) {
                return true;
            }
        }
        return false;
    }
}
