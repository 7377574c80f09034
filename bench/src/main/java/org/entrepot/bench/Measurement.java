package org.entrepot.bench;

/**
 * One row on one side in one round.
 *
 * @param pace how its requests were sent
 * @param cpuNanos user and system time of the server's processes during the run
 * @param usage of them at its end
 */
record Measurement(Row row, Pace pace, String side, int round, LoadResult result, long cpuNanos, ProcessUsage usage) {
    /** Requests that failed cost too, and are counted. */
    double cpuMicrosPerRequest() {
        return cpuNanos / 1e3 / Math.max(1, result.requests());
    }

    /** Requests due a second; 0 for a closed loop, which has no rate. */
    double rate() {
        return switch (pace) {
            case Pace.Closed closed -> 0;
            case Pace.Open(double requestsPerSecond) -> requestsPerSecond;
        };
    }

    /** Requests answered a second. */
    double perSecond() {
        return result.perSecond();
    }

    /** In milliseconds. */
    double latency(double percentile) {
        return result.latency().getValueAtPercentile(percentile) / 1e6;
    }
}
