package org.entrepot.access.acl;

/** Whom a grant is for. */
public sealed interface Grantee {
    /** Everybody, signed or not. */
    record AllUsers() implements Grantee {}

    /** Every signed caller of any account. */
    record AuthenticatedUsers() implements Grantee {}

    /** The S3 log delivery group; nobody here belongs to it. */
    record LogDelivery() implements Grantee {}

    /**
     * One account's root or one user.
     *
     * @param canonicalId the identity's canonical id, whatever alias the writer used
     */
    record Identity(String canonicalId) implements Grantee {}
}
