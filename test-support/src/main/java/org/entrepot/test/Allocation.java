package org.entrepot.test;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what code leaves for the garbage collector. */
public final class Allocation {
    /** The first rounds load classes, link call sites and let the compiler see the code. */
    private static final int ROUNDS = 5;

    private Allocation() {}

    /** Runs the code five times and gives the bytes that this thread allocated during the last of them. */
    public static long bytes(Runnable code) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            code.run();
            bytes = threads.getCurrentThreadAllocatedBytes() - before;
        }
        return bytes;
    }
}
