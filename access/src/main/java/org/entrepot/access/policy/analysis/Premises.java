package org.entrepot.access.policy.analysis;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.policy.Policy;
import org.entrepot.access.policy.Rule;
import org.entrepot.access.policy.WhoAtom;
import org.jspecify.annotations.Nullable;

/** What a verdict rests on where it is not exact over all requests that there could be. */
final class Premises {
    private Premises() {}

    /** The premises in words; null when there are none. */
    static @Nullable String of(List<Policy> policies, People people) {
        List<String> premises = new ArrayList<>();
        List<Rule> rules =
                policies.stream().flatMap(policy -> policy.rules().stream()).toList();
        if (rules.stream().anyMatch(rule -> !Variables.of(rule).isEmpty())) {
            premises.add("variables were filled in with the names and words of the policies and with a fresh one");
        }
        boolean namesOthers =
                rules.stream().flatMap(rule -> rule.who().atoms().stream()).anyMatch(Premises::isRoleOrService);
        if (namesOthers && !people.withRolesAndServices()) {
            premises.add("roles and services are left aside");
        }
        return premises.isEmpty() ? null : String.join("; ", premises);
    }

    private static boolean isRoleOrService(WhoAtom atom) {
        return atom instanceof WhoAtom.Role
                || atom instanceof WhoAtom.UinRole
                || atom instanceof WhoAtom.Session
                || atom instanceof WhoAtom.Service;
    }
}
