package org.entrepot.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the servers side by side and measures every row on one after the other, in rounds. */
final class Comparison {
    private final Plan plan;
    private final List<Row> rows;
    private final PrintWriter progress;

    /** @param progress is told what happens, a line at a time */
    Comparison(Plan plan, List<Row> rows, PrintWriter progress) {
        this.plan = plan;
        this.rows = rows;
        this.progress = progress;
    }

    /**
     * Everything that was measured.
     *
     * @param atStart what Entrepôt had used at its first answer
     * @param atEnd what it has used after the last round
     * @param commits of all PUTs of 4 KiB over 64 connections
     */
    record Outcome(
            Plan plan,
            Measurements measurements,
            ProcessUsage atStart,
            ProcessUsage atEnd,
            EntrepotSide.Commits commits) {}

    /**
     * Measures.
     *
     * @param home the checkout
     * @param nginx the program
     * @param s3proxy the jars of S3Proxy; null to leave it out
     * @param folder an empty folder for all that the servers store
     */
    Outcome run(Path home, String nginx, @Nullable Path s3proxy, Path folder) throws IOException, InterruptedException {
        progress.println("bench: starting the servers and filling them");
        try (NginxSide one = NginxSide.start(nginx, folder.resolve("nginx"));
                EntrepotSide other = EntrepotSide.start(home, folder);
                S3ProxySide peer = s3proxy == null ? null : S3ProxySide.start(s3proxy, folder.resolve("s3proxy"))) {
            for (Row row : rows) {
                progress.println("bench: warming up " + row.title());
                warmUp(other, row);
                if (peer != null && row.isMeasuredOnPeers()) {
                    warmUp(peer, row);
                }
            }
            List<Measurement> measurements = new ArrayList<>();
            EntrepotSide.Commits shared = new EntrepotSide.Commits(0, 0);
            for (int round = 1; round <= plan.rounds(); round++) {
                for (Row row : rows) {
                    if (row.isCompared()) {
                        measurements.add(measure(one, row, new Pace.Closed(), round));
                    }
                    EntrepotSide.Commits before = other.commits();
                    measurements.add(measure(other, row, new Pace.Closed(), round));
                    if (row.work() == Work.PUT_SMALL && row.connections() >= 64) {
                        EntrepotSide.Commits during = other.commits().since(before);
                        shared = new EntrepotSide.Commits(
                                shared.commits() + during.commits(), shared.batches() + during.batches());
                    }
                    if (peer != null && row.isMeasuredOnPeers()) {
                        measurements.add(measure(peer, row, new Pace.Closed(), round));
                    }
                }
            }
            measurements.addAll(atHalfTheCapacity(one, other, new Measurements(measurements)));
            return new Outcome(plan, new Measurements(measurements), other.atStart(), other.usage(), shared);
        }
    }

    /** Both sides at one rate, which leaves Entrepôt half idle: latencies as users of a server see them that is not driven to its end. */
    private List<Measurement> atHalfTheCapacity(Side one, Side other, Measurements closed) throws IOException {
        List<Measurement> measurements = new ArrayList<>();
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Row row : rows.stream().filter(Row::isAlsoAtARate).toList()) {
                Pace pace = new Pace.Open(closed.of(row, other.name()).median(Measurement::perSecond) / 2);
                measurements.add(measure(one, row, pace, round));
                measurements.add(measure(other, row, pace, round));
            }
        }
        return measurements;
    }

    private void warmUp(Side side, Row row) throws IOException {
        try (LoadGenerator generator =
                new LoadGenerator(side.address(), side.requests(row.work()), row.connections())) {
            generator.run(new Pace.Closed(), plan.warmUp());
        }
    }

    private Measurement measure(Side side, Row row, Pace pace, int round) throws IOException {
        try (LoadGenerator generator =
                new LoadGenerator(side.address(), side.requests(row.work()), row.connections())) {
            generator.run(pace, plan.settle());
            ProcessUsage before = side.usage();
            LoadResult result = generator.run(pace, plan.measured());
            ProcessUsage after = side.usage();
            Measurement measurement =
                    new Measurement(row, pace, side.name(), round, result, after.cpuNanos() - before.cpuNanos(), after);
            progress.printf(
                    "bench: round %d%s, %-40s %-8s %9.1f us of CPU, %8.0f a second%s%n",
                    round,
                    pace instanceof Pace.Open ? " at a rate" : "",
                    row.title(),
                    side.name(),
                    measurement.cpuMicrosPerRequest(),
                    measurement.perSecond(),
                    result.errors() == 0 ? "" : ", " + result.errors() + " errors: " + result.firstError());
            progress.flush();
            return measurement;
        }
    }
}
