package org.entrepot.bench.decision;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import org.entrepot.access.policy.CompiledPolicy;
import org.entrepot.access.policy.Policy;

/**
 * What compiling costs, beyond the policy as it was read.
 *
 * @param bytesPerStatement heap that is in use after a collection with many compiled forms of one policy, less what was in
 *     use before them
 * @param microsToCompile processor time of one compilation, warmed up
 */
record Footprint(int statements, double bytesPerStatement, double microsToCompile) {
    private static final int STATEMENTS_IN_ALL = 200_000;
    private static final int WARM_UPS = 3;
    /** The serial collector leaves some dead objects where they lie and moves all that live only every fourth time. */
    private static final int COLLECTIONS = 5;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Footprint of(int statements) {
        Policy policy = OwnSide.policy(statements);
        int copies = STATEMENTS_IN_ALL / statements;
        double micros = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            micros = microsToCompile(policy, copies);
        }
        CompiledPolicy[] held = new CompiledPolicy[copies];
        long before = heapInUse();
        for (int i = 0; i < copies; i++) {
            held[i] = CompiledPolicy.of(policy);
        }
        long after = heapInUse();
        Reference.reachabilityFence(held);
        return new Footprint(statements, (double) (after - before) / copies / statements, micros);
    }

    private static double microsToCompile(Policy policy, int copies) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < copies; i++) {
            CompiledPolicy.of(policy);
        }
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e3 / copies;
    }

    private static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
