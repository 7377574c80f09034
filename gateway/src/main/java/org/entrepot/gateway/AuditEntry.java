package org.entrepot.gateway;

import java.time.Duration;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.identity.Caller;
import org.entrepot.access.policy.Decision;
import org.jspecify.annotations.Nullable;

/**
 * All there is to say of a finished request.
 *
 * @param call null when it could not be routed
 * @param caller null when its signature was not verified
 * @param code the dialect's error code; empty for success
 * @param decisions every decision asked for, in order
 * @param cors null when no bucket was named
 */
public record AuditEntry(
        RequestHead head,
        Dialect dialect,
        @Nullable Call call,
        @Nullable Caller caller,
        int status,
        String code,
        Duration took,
        List<Decision> decisions,
        @Nullable CorsVerdict cors) {
    public AuditEntry {
        decisions = List.copyOf(decisions);
    }

    /** The dialect's name of the call; empty when it could not be routed. */
    public String callName() {
        return call == null || call.row() == null ? "" : call.row().name();
    }

    /** Whether the request was refused by signature, permission or cross-origin rules. */
    public boolean isRefusal() {
        return status == 401 || status == 403 || cors instanceof CorsVerdict.Refused || hasDenial();
    }

    private boolean hasDenial() {
        for (Decision decision : decisions) {
            if (!decision.allowed()) {
                return true;
            }
        }
        return false;
    }
}
