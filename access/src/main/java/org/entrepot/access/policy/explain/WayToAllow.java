package org.entrepot.access.policy.explain;

import java.util.List;

/**
 * What would have to change for a refused request to be allowed: all that is needed, and one of the alternatives where
 * there are any. Both are empty for what is allowed.
 *
 * @param needed every one of these
 * @param alternatives and one of these
 */
public record WayToAllow(List<PolicyChange> needed, List<PolicyChange> alternatives) {
    public WayToAllow {
        needed = List.copyOf(needed);
        alternatives = List.copyOf(alternatives);
    }
}
