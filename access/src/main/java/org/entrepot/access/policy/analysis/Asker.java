package org.entrepot.access.policy.analysis;

import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Fact;
import org.entrepot.access.policy.Facts;
import org.jspecify.annotations.Nullable;

/**
 * One caller of the space of requests.
 *
 * @param session the ARN of the role's session; null for all others
 */
record Asker(Caller caller, @Nullable String session) {
    /** A caller that is no session of a role. */
    static Asker of(Caller caller) {
        return new Asker(caller, null);
    }

    /** What the request says about its caller beyond what the caller itself says. */
    Facts facts() {
        return new Facts.Builder().add(Fact.WHO_ARN, session).build();
    }
}
