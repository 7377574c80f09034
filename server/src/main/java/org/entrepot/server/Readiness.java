package org.entrepot.server;

import org.entrepot.store.WritesRefusedException.Reason;
import org.entrepot.store.local.StoreHealth;

/**
 * What {@code /-/health/ready} says.
 *
 * @param isReady whether requests should be sent here
 * @param text one line
 */
record Readiness(boolean isReady, String text) {
    static final Readiness STOPPING = new Readiness(false, "stopping");

    /**
     * A server that only reads stays in service as long as time or deletes can mend that; one that has to be started again does
     * not.
     */
    static Readiness of(StoreHealth health) {
        Reason refusing = health.refusing();
        return refusing == null
                ? new Readiness(true, "ready")
                : new Readiness(refusing != Reason.STOPPED, "reads only: " + refusing.text());
    }
}
