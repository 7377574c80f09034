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
 * @param bucketId the lasting id of the bucket; null when none was found
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
        @Nullable CorsVerdict cors,
        @Nullable String bucketId) {
    public AuditEntry {
        decisions = List.copyOf(decisions);
    }

    /** The dialect's name of the call; empty when it could not be routed. */
    public String callName() {
        return call == null || call.row() == null ? "" : call.row().name();
    }

    /** Whether the request was refused by signature, permission or cross-origin rules. */
    public boolean isRefusal() {
        return isRefusal(status, decisions, cors);
    }

    /** Whether a request that ends so is refused, for whoever has no entry yet. */
    static boolean isRefusal(int status, List<Decision> decisions, @Nullable CorsVerdict cors) {
        return status == 401 || status == 403 || cors instanceof CorsVerdict.Refused || hasDenial(decisions);
    }

    private static boolean hasDenial(List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (!decision.allowed()) {
                return true;
            }
        }
        return false;
    }
}
