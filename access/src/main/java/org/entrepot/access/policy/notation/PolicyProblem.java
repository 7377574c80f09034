package org.entrepot.access.policy.notation;

import org.entrepot.access.text.Position;

/**
 * Why a policy document is refused.
 *
 * @param code the dialect's code word, such as {@code MalformedPolicy} or {@code invalid_request}
 * @param message for the answer, the pointer included
 * @param pointer JSON pointer of the offending member; empty for the whole document
 * @param position where that member stands
 */
public record PolicyProblem(Cause cause, String code, String message, String pointer, Position position) {
    /** What kind of fault it is. */
    public enum Cause {
        NOT_JSON,
        TOO_LARGE,
        MISSING_MEMBER,
        UNKNOWN_MEMBER,
        WRONG_TYPE,
        BAD_VERSION,
        BAD_EFFECT,
        BAD_PRINCIPAL,
        BAD_ACTION,
        BAD_RESOURCE,
        /** No action of the statement applies to a resource of the statement. */
        KINDS_DO_NOT_MEET,
        BAD_CONDITION,
        DUPLICATE_ID,
        /** One of the caps of {@code policy.md} section 13 other than the size. */
        OVER_LIMIT,
        TLS_REQUIRED
    }
}
