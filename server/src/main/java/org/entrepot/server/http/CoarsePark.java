package org.entrepot.server.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Parks virtual threads with a limit of time that is kept coarsely. A timed park of the JDK's sets a timer and cancels it, and
 * wakes the thread that keeps timers for both: with a wait for every piece of a body, half of what sending a MiB costs. Limits
 * on peers are seconds long and hardly ever reached, so one thread that looks at all waits from time to time does as well.
 */
final class CoarsePark {
    /** How late a thread may be woken, in milliseconds. */
    private static final long PERIOD_MILLIS = 100;

    private static final Set<Parked> PARKED = ConcurrentHashMap.newKeySet();

    static {
        Thread.ofPlatform().name("coarse-park").daemon().start(CoarsePark::wakeExpired);
    }

    private CoarsePark() {}

    private record Parked(Thread thread, long untilNanos) {}

    /** Parks as {@link LockSupport#parkNanos(long)} does: until unparked, interrupted, for no reason, or out of time. */
    static void park(long nanos) {
        if (nanos <= 0) {
            return;
        }
        Parked parked = new Parked(Thread.currentThread(), System.nanoTime() + nanos);
        PARKED.add(parked);
        try {
            LockSupport.park();
        } finally {
            PARKED.remove(parked);
        }
    }

    private static void wakeExpired() {
        try {
            while (true) {
                Thread.sleep(PERIOD_MILLIS);
                long now = System.nanoTime();
                for (Parked parked : PARKED) {
                    if (now - parked.untilNanos >= 0) {
                        LockSupport.unpark(parked.thread);
                    }
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
