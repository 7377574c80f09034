package org.entrepot.access.policy;

import java.util.List;

/**
 * One test of one fact ({@code policy.md} section 2). Negation applies to each value, not to the quantified whole.
 *
 * @param ifAbsent the answer for an absent fact when there is no quantifier or {@link Quantifier#FOR_ANY} with
 *     {@code ifExists}
 * @param ifExists true when the operator was written with {@code IfExists} or {@code _if_exist}
 * @param operator the operator as written
 * @param spelling the key as written
 * @param wanted the values as written
 * @param pointer JSON pointer of the key in the source text
 */
public record Atom(
        FactKey key,
        ValueTest test,
        boolean negated,
        Quantifier quantifier,
        boolean ifAbsent,
        boolean ifExists,
        String operator,
        String spelling,
        List<String> wanted,
        String pointer) {
    /** How several values of a request are taken together. */
    public enum Quantifier {
        /** Positive: some value; negated: every value. */
        NONE,
        /** Some value. */
        FOR_ANY,
        /** Every value; true when there is none. */
        FOR_ALL
    }

    public Atom {
        wanted = List.copyOf(wanted);
    }
}
