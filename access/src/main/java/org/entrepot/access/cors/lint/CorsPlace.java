package org.entrepot.access.cors.lint;

import org.entrepot.access.cors.notation.CorsField;

/**
 * A part of a configuration.
 *
 * @param rule counted from 0; 0 where the part belongs to no rule
 * @param field what kind of part
 * @param item which of several in the rule, counted from 0
 */
record CorsPlace(int rule, CorsField field, int item) {
    /** The configuration as a whole, through its switch. */
    static final CorsPlace SWITCH = new CorsPlace(0, CorsField.VARY_SWITCH, 0);

    static CorsPlace rule(int index) {
        return new CorsPlace(index, CorsField.RULE, 0);
    }

    /** The path of the part in the neutral model of {@code cors.md} section 12. */
    String neutralPointer() {
        String of = "/rules/" + rule;
        return switch (field) {
            case RULE -> of;
            case ORIGIN -> of + "/origins/" + item;
            case METHOD -> of + "/methods/" + item;
            case ALLOWED_HEADER -> of + "/headers/" + item;
            case EXPOSED_HEADER -> of + "/expose/" + item;
            case AGE -> of + "/max_age";
            case ID -> of + "/id";
            case VARY_SWITCH -> "/response_vary";
        };
    }
}
