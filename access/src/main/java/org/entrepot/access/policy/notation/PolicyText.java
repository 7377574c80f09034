package org.entrepot.access.policy.notation;

import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;

/** Policies that are held as JSON trees, as text. */
public final class PolicyText {
    private PolicyText() {}

    /** The text of a tree, without white space. */
    public static String of(JsonValue policy) {
        return new JsonWriter().value(policy).toString();
    }
}
