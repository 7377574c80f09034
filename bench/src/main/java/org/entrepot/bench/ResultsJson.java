package org.entrepot.bench;

import java.util.Locale;
import org.entrepot.access.text.JsonWriter;

/** Results as JSON. */
final class ResultsJson {
    private ResultsJson() {}

    /** Everything that a comparison measured. */
    static String of(Comparison.Outcome outcome, Machine machine) {
        JsonWriter json = new JsonWriter().openObject();
        json.name("machine").openObject();
        machine.facts().forEach(json::member);
        json.closeObject();
        json.name("start");
        usage(json.openObject(), outcome.atStart()).closeObject();
        json.name("end");
        usage(json.openObject(), outcome.atEnd()).closeObject();
        json.member("sharedCommits", outcome.commits().commits())
                .member("sharedSyncs", outcome.commits().batches());
        json.name("measurements").openList();
        for (Measurement measurement : outcome.measurements().all()) {
            json.openObject()
                    .member("row", measurement.row().title())
                    .member("side", measurement.side())
                    .member("round", measurement.round())
                    .member("connections", measurement.row().connections());
            if (measurement.pace() instanceof Pace.Open(double requestsPerSecond)) {
                number(json, "rate", requestsPerSecond);
            }
            load(json, measurement.result(), measurement.cpuNanos());
            usage(json, measurement.usage()).closeObject();
        }
        return json.closeList().closeObject().toString();
    }

    /** Adds what a run saw, latencies in microseconds. */
    static JsonWriter load(JsonWriter json, LoadResult result, long cpuNanos) {
        json.member("requests", result.requests())
                .member("errors", result.errors())
                .member("firstError", result.firstError())
                .member("unsent", result.unsent());
        number(json, "seconds", result.nanos() / 1e9);
        number(json, "perSecond", result.perSecond());
        number(json, "cpuMicrosPerRequest", cpuNanos / 1e3 / Math.max(1, result.requests()));
        json.name("latencyMicros").openObject();
        for (double percentile : new double[] {50, 90, 99, 99.9}) {
            String name = "p" + (percentile == 99.9 ? "99.9" : Integer.toString((int) percentile));
            number(json, name, result.latency().getValueAtPercentile(percentile) / 1e3);
        }
        number(json, "max", result.latency().getMaxValue() / 1e3);
        return json.closeObject();
    }

    /** Adds what a process has used. */
    static JsonWriter usage(JsonWriter json, ProcessUsage usage) {
        number(json, "cpuSeconds", usage.cpuNanos() / 1e9);
        return json.member("residentBytes", usage.residentBytes()).member("peakBytes", usage.peakBytes());
    }

    /** Adds a number with two places behind the point. */
    static void number(JsonWriter json, String name, double value) {
        json.name(name).raw(String.format(Locale.ROOT, "%.2f", value));
    }
}
