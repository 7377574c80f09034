package org.entrepot.server.http;

/** A connection as its listener sees it, whatever is spoken on it. Every method may be called from any thread. */
interface OpenConnection {
    /** Gives up what has taken too long. Called by the sweep. */
    void checkDeadline(long nowNanos);

    /** The listener is stopping: goes away at once, or after what is being answered. */
    void stopSoon();

    /** Ends the connection hard, so that no answer already begun can pass for a whole one. */
    void abort();
}
