package org.entrepot.gateway;

/** Request bodies: plain ones as the store wants them, small ones as bytes. */
public final class Bodies {
    /** The longest body that is read before routing, bytes. */
    public static final int ROUTING_BYTES_MAX = 1 << 20;

    private Bodies() {}
}
