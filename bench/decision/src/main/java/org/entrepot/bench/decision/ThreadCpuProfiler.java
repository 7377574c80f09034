package org.entrepot.bench.decision;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation costs the thread that does it, in processor time and in bytes: numbers that hold on a machine that does
 * other things too.
 */
public final class ThreadCpuProfiler implements InternalProfiler {
    /** The name of the result in nanoseconds of processor time per operation. */
    static final String CPU = "thread.cpu";

    /** The name of the result in bytes allocated per operation. */
    static final String ALLOCATED = "thread.allocated";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Usage before = new Usage(0, 0);

    private record Usage(long cpuNanos, long bytes) {
        /** Of all threads in which JMH measures; there is one, and it lives as long as the process. */
        static Usage now() {
            long[] workers = LongStream.of(THREADS.getAllThreadIds())
                    .filter(ThreadCpuProfiler::isWorker)
                    .toArray();
            return new Usage(
                    LongStream.of(workers).map(THREADS::getThreadCpuTime).sum(),
                    LongStream.of(workers).map(THREADS::getThreadAllocatedBytes).sum());
        }
    }

    /** For JMH. */
    public ThreadCpuProfiler() {}

    private static boolean isWorker(long id) {
        ThreadInfo thread = THREADS.getThreadInfo(id);
        return thread != null && thread.getThreadName().contains("-jmh-worker-");
    }

    @Override
    public String getDescription() {
        return "processor time and bytes of the measuring thread";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = Usage.now();
    }

    @Override
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        Usage after = Usage.now();
        double operations = result.getMetadata().getAllOps();
        return List.of(
                new ScalarResult(
                        CPU, (after.cpuNanos() - before.cpuNanos()) / operations, "ns/op", AggregationPolicy.AVG),
                new ScalarResult(
                        ALLOCATED, (after.bytes() - before.bytes()) / operations, "B/op", AggregationPolicy.AVG));
    }
}
