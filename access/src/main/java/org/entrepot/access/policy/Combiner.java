package org.entrepot.access.policy;

import org.entrepot.access.Dialect;

/** How the rules of one policy combine ({@code policy.md} section 2). */
public enum Combiner {
    /** Some matching deny wins, else some matching allow; order is irrelevant. S3 and MediaStore. */
    DENY_OVERRIDES,
    /** As {@link #DENY_OVERRIDES}, but rules for everybody give a signed caller only what they give an unsigned one. COS. */
    NAMED_FIRST,
    /** The first matching rule decides. QingStor. */
    FIRST_MATCH;

    /** The combiner of the policies written in a dialect. */
    public static Combiner of(Dialect dialect) {
        return switch (dialect) {
            case S3, MEDIASTORE -> DENY_OVERRIDES;
            case COS -> NAMED_FIRST;
            case QINGSTOR -> FIRST_MATCH;
        };
    }
}
