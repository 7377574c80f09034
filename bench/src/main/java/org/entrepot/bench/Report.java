package org.entrepot.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of a comparison, in Markdown. */
final class Report {
    private static final String BEGIN = "<!-- measured: written by bench/run -->";
    private static final String END = "<!-- end of measured -->";

    private final Comparison.Outcome outcome;
    private final Machine machine;

    Report(Comparison.Outcome outcome, Machine machine) {
        this.outcome = outcome;
        this.machine = machine;
    }

    /** One line of the table of costs. {@code measured} is in the unit of the row's goal. */
    record Line(Row row, double measured, String text) {
        /** False also for what is no number: a side that was not measured holds nothing. */
        boolean holdsFloor() {
            return measured <= row.floor();
        }
    }

    /** Whether every row costs no more than it may at the most, and no request failed. */
    boolean holdsFloor() {
        return outcome.measurements().errors() == 0 && lines().stream().allMatch(Line::holdsFloor);
    }

    /** The rows that were measured, in order. */
    List<Line> lines() {
        return outcome.measurements().closed().rows().stream().map(this::line).toList();
    }

    private Line line(Row row) {
        Measurements own = outcome.measurements().closed().of(row, EntrepotSide.NAME);
        Measurements nginx = outcome.measurements().closed().of(row, NginxSide.NAME);
        double cost = own.median(Measurement::cpuMicrosPerRequest);
        double measured = row.isCompared() ? own.costRatio(nginx) : cost / 1000;
        String unit = row.isCompared() ? "x" : " ms";
        String text = cells(
                row.title(),
                row.isCompared() ? micros(nginx.median(Measurement::cpuMicrosPerRequest)) : "",
                micros(cost),
                "**" + number(measured) + unit + "**",
                number(row.goal()) + unit,
                measured <= row.goal() ? "met" : number(measured / row.goal()) + " times the goal",
                row.isCompared() ? perSecond(nginx) : "",
                perSecond(own),
                latencies(own));
        return new Line(row, measured, text);
    }

    private String lineAtARate(Row row) {
        Measurements own = outcome.measurements().atARate().of(row, EntrepotSide.NAME);
        Measurements nginx = outcome.measurements().atARate().of(row, NginxSide.NAME);
        return cells(
                row.title(),
                count(own.median(Measurement::rate)),
                perSecond(own),
                latencies(nginx),
                latencies(own),
                Long.toString(own.unsent()));
    }

    private static String cells(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String perSecond(Measurements measurements) {
        return count(measurements.median(Measurement::perSecond));
    }

    private static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String latencies(Measurements measurements) {
        return latency(measurements, 50) + " / " + latency(measurements, 99) + " / " + latency(measurements, 99.9);
    }

    private static String latency(Measurements measurements, double percentile) {
        return number(measurements.median(one -> one.latency(percentile)));
    }

    private static String micros(double micros) {
        return micros < 1000 ? number(micros) + " us" : number(micros / 1000) + " ms";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    /** The tables, and what else was seen. */
    String markdown() {
        return """
            | work | nginx, CPU | Entrepôt, CPU | ratio | goal | | nginx, a second | Entrepôt, a second | p50 / p99 / p99.9 ms |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            %s

            %s%s%s
            """.formatted(
                        lines().stream().map(Line::text).collect(Collectors.joining("\n")),
                        tableOfPeers(),
                        tableAtARate(),
                        remarks());
    }

    /** Empty when no peer was measured. */
    private String tableOfPeers() {
        Measurements peer = outcome.measurements().closed().of(S3ProxySide.NAME);
        return peer.all().isEmpty()
                ? ""
                : """
                A peer in the same rounds, of the same requests:

                | work | S3Proxy, CPU | times Entrepôt | S3Proxy, a second | p50 / p99 / p99.9 ms |
                | --- | --- | --- | --- | --- |
                %s

                """.formatted(peer.rows().stream().map(this::lineOfPeer).collect(Collectors.joining("\n")));
    }

    private String lineOfPeer(Row row) {
        Measurements own = outcome.measurements().closed().of(row, EntrepotSide.NAME);
        Measurements peer = outcome.measurements().closed().of(row, S3ProxySide.NAME);
        return cells(
                row.title(),
                micros(peer.median(Measurement::cpuMicrosPerRequest)),
                number(peer.costRatio(own)) + "x",
                perSecond(peer),
                latencies(peer));
    }

    /** Empty when nothing was measured so. */
    private String tableAtARate() {
        List<Row> rows = outcome.measurements().atARate().rows();
        return rows.isEmpty()
                ? ""
                : """
                At a fixed rate, half of what Entrepôt managed above, latencies counted from the moment a request was due:

                | work | due a second | answered a second | nginx, p50 / p99 / p99.9 ms | Entrepôt, p50 / p99 / p99.9 ms | never sent |
                | --- | --- | --- | --- | --- | --- |
                %s

                """.formatted(rows.stream().map(this::lineAtARate).collect(Collectors.joining("\n")));
    }

    private String remarks() {
        return """
            PUTs of 4 KiB over 64 connections that shared one sync: %s. Start to first answer: %s s of CPU, %d MiB resident; after all rounds %d MiB, at most %d MiB.
            Requests that failed: %d. Medians of %d rounds of %s s each. Measured on: %s.\
            """.formatted(
                        number((double) outcome.commits().commits()
                                / Math.max(1, outcome.commits().batches())),
                        number(outcome.atStart().cpuNanos() / 1e9),
                        outcome.atStart().residentBytes() >> 20,
                        outcome.atEnd().residentBytes() >> 20,
                        outcome.atEnd().peakBytes() >> 20,
                        outcome.measurements().errors(),
                        outcome.plan().rounds(),
                        number(outcome.plan().measured().toMillis() / 1e3),
                        machine.facts().entrySet().stream()
                                .map(fact -> fact.getKey() + " " + fact.getValue())
                                .collect(Collectors.joining(", ")));
    }

    /** Puts the tables into a document, between its two marks; the rest of it stays as it is. */
    void writeInto(Path document) throws IOException {
        MarkedDocument.replace(document, BEGIN, END, markdown());
    }
}
