package org.entrepot.s3;

import java.io.IOException;
import java.util.List;
import org.entrepot.access.acl.Grantee;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;

/** Grantees by the names of the wire ({@code s3.md} section 14). */
final class Grantees {
    private static final String GROUPS = "http://acs.amazonaws.com/groups/";
    private static final String ALL_USERS = GROUPS + "global/AllUsers";
    private static final String AUTHENTICATED = GROUPS + "global/AuthenticatedUsers";
    private static final String LOG_DELIVERY = GROUPS + "s3/LogDelivery";

    private Grantees() {}

    /**
     * The group of a URI.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument}
     */
    static Grantee group(String uri) throws RefusedException {
        return switch (uri) {
            case ALL_USERS -> new Grantee.AllUsers();
            case AUTHENTICATED -> new Grantee.AuthenticatedUsers();
            case LOG_DELIVERY -> new Grantee.LogDelivery();
            default -> throw new RefusedException(new Refusal.InvalidArgument("uri", uri, "Invalid group uri"));
        };
    }

    /** The URI of a group; null-free: identities have none and are not asked for. */
    static String uri(Grantee group) {
        return switch (group) {
            case Grantee.AllUsers all -> ALL_USERS;
            case Grantee.AuthenticatedUsers signed -> AUTHENTICATED;
            case Grantee.LogDelivery log -> LOG_DELIVERY;
            case Grantee.Identity identity -> throw new IllegalArgumentException("an identity is no group");
        };
    }

    /**
     * The root or user with a canonical id.
     *
     * @throws RefusedException {@link Refusal.InvalidArgument} when nobody has it
     */
    static Grantee identity(Work work, String canonicalId) throws IOException {
        if (work.store().identities().byCanonicalId(canonicalId).isEmpty()) {
            throw new RefusedException(new Refusal.InvalidArgument("CanonicalUser/ID", canonicalId, "Invalid id"));
        }
        return new Grantee.Identity(canonicalId);
    }

    /** Nobody here is known by an address. */
    static RefusedException byEmail(String address) {
        return new RefusedException(new Refusal.InDialect(
                400,
                "UnresolvableGrantByEmailAddress",
                "The e-mail address you provided does not match any account on record: " + address,
                List.of()));
    }
}
