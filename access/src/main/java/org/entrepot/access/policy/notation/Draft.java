package org.entrepot.access.policy.notation;

import java.util.List;
import org.entrepot.access.policy.Effect;
import org.jspecify.annotations.Nullable;

/**
 * A statement about to be written.
 *
 * @param principals how the target dialect writes them; for the AWS language with the kind before a blank, such as
 *     {@code AWS arn:...}
 * @param complement true for {@code NotPrincipal}
 */
record Draft(
        @Nullable String id,
        Effect effect,
        boolean complement,
        List<String> principals,
        List<String> actions,
        List<String> resources,
        List<Condition> conditions) {
    /** One condition key under one operator. */
    record Condition(String operator, String key, List<String> values) {}
}
