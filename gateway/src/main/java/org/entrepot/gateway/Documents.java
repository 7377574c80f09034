package org.entrepot.gateway;

/** Compiled documents by bucket and revision. */
public final class Documents {
    /** An empty cache. */
    public Documents() {}
}
