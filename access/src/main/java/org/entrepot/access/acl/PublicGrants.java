package org.entrepot.access.acl;

/** Grants that anybody, or anybody with an account, profits from. */
public final class PublicGrants {
    private PublicGrants() {}

    /** True when some grant is for everybody or for every signed caller; BlockPublicAcls refuses such a list. */
    public static boolean isPublic(Acl acl) {
        return acl.grants().stream().anyMatch(grant -> isPublic(grant.grantee()));
    }

    /** True for everybody and for every signed caller. */
    public static boolean isPublic(Grantee grantee) {
        return switch (grantee) {
            case Grantee.AllUsers all -> true;
            case Grantee.AuthenticatedUsers signed -> true;
            case Grantee.LogDelivery log -> false;
            case Grantee.Identity identity -> false;
        };
    }
}
