package org.entrepot.bench;

/**
 * One row on one side in one round.
 *
 * @param cpuNanos user and system time of the server's processes during the run
 * @param usage of them at its end
 */
record Measurement(Row row, String side, int round, LoadResult result, long cpuNanos, ProcessUsage usage) {
    double cpuMicrosPerRequest() {
        return cpuNanos / 1e3 / Math.max(1, result.requests());
    }
}
