package org.entrepot.server.http;

import java.time.Duration;

/** When something will have taken too long. Set on the event loop; the sweep looks at it from a thread of its own. */
final class Deadline {
    private static final long NEVER = Long.MAX_VALUE;

    private volatile long nanos = NEVER;

    /** No deadline. */
    Deadline() {}

    /** Counts from now. */
    void set(Duration longest) {
        nanos = System.nanoTime() + longest.toNanos();
    }

    /** Nothing has to be done by any time. */
    void clear() {
        nanos = NEVER;
    }

    /** Whether there is one. */
    boolean isSet() {
        return nanos != NEVER;
    }

    /** Whether it is over; by {@link System#nanoTime}. */
    boolean isPast(long nowNanos) {
        long until = nanos;
        return until != NEVER && nowNanos - until > 0;
    }
}
