package org.entrepot.access.policy;

/** What the caller's own identity policies say, where the installation has any. */
public enum IdentityAnswer {
    /** They grant nothing here. */
    NONE,
    ALLOW,
    DENY
}
