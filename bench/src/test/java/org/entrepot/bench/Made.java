package org.entrepot.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Measurements that nobody measured. */
final class Made {
    static final Row GET = new Row("GET", Work.GET_SMALL, 64, 2, 5);
    static final Row LIST = new Row("LIST", Work.LIST, 4, 0.5, 3);

    private Made() {}

    /** A measurement of 1,000 requests in a second, each taking as many milliseconds as it is told. */
    static Measurement measurement(Row row, Pace pace, String side, int round, double cpuMicros, long millis) {
        Histogram latency = new Histogram(120_000_000_000L, 3);
        latency.recordValueWithCount(millis * 1_000_000, 1000);
        LoadResult result = new LoadResult(1000, 0, "", 0, 1_000_000_000, latency);
        return new Measurement(
                row, pace, side, round, result, Math.round(cpuMicros * 1e6), new ProcessUsage(0, 64 << 20, 80 << 20));
    }

    static Measurement closed(Row row, String side, int round, double cpuMicros) {
        return measurement(row, new Pace.Closed(), side, round, cpuMicros, 2);
    }

    static Measurement nginx(int round, double cpuMicros) {
        return closed(GET, NginxSide.NAME, round, cpuMicros);
    }

    static Measurement entrepot(int round, double cpuMicros) {
        return closed(GET, EntrepotSide.NAME, round, cpuMicros);
    }

    static Comparison.Outcome outcome(List<Measurement> measurements) {
        return new Comparison.Outcome(
                new Plan(3, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(2500)),
                new Measurements(measurements),
                new ProcessUsage(2_670_000_000L, 121 << 20, 122 << 20),
                new ProcessUsage(9_000_000_000L, 300 << 20, 310 << 20),
                new EntrepotSide.Commits(630, 20));
    }

    static Machine machine() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", "2026-01-02");
        facts.put("processor", "a \"fast\" one");
        return new Machine(facts);
    }
}
