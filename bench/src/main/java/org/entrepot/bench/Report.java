package org.entrepot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The table of a comparison, in Markdown: medians of all rounds, ratios within a round. */
final class Report {
    private static final String BEGIN = "<!-- measured: written by bench/run -->";
    private static final String END = "<!-- end of measured -->";

    private final Comparison.Outcome outcome;
    private final Machine machine;

    Report(Comparison.Outcome outcome, Machine machine) {
        this.outcome = outcome;
        this.machine = machine;
    }

    /** One line of the table. {@code measured} is in the unit of the row's goal. */
    record Line(Row row, double measured, String text) {
        boolean isBelowFloor() {
            return measured > row.floor();
        }
    }

    /** The rows that were measured, in order. */
    List<Line> lines() {
        return outcome.measurements().stream()
                .map(Measurement::row)
                .distinct()
                .map(this::line)
                .toList();
    }

    private Line line(Row row) {
        List<Measurement> own = of(row, "entrepot");
        List<Measurement> nginx = of(row, "nginx");
        double cost = median(own, Measurement::cpuMicrosPerRequest);
        double measured = row.isCompared()
                ? median(
                        own,
                        one -> one.cpuMicrosPerRequest()
                                / nginx.get(own.indexOf(one)).cpuMicrosPerRequest())
                : cost / 1000;
        String unit = row.isCompared() ? "x" : " ms";
        String text = "| "
                + String.join(
                        " | ",
                        row.title(),
                        row.isCompared() ? micros(median(nginx, Measurement::cpuMicrosPerRequest)) : "",
                        micros(cost),
                        "**" + number(measured) + unit + "**",
                        number(row.goal()) + unit,
                        measured <= row.goal() ? "met" : number(measured / row.goal()) + " times the goal",
                        row.isCompared() ? perSecond(nginx) : "",
                        perSecond(own),
                        latency(own, 50) + " / " + latency(own, 99) + " / " + latency(own, 99.9))
                + " |";
        return new Line(row, measured, text);
    }

    private List<Measurement> of(Row row, String side) {
        return outcome.measurements().stream()
                .filter(one -> one.row().equals(row) && one.side().equals(side))
                .toList();
    }

    private static double median(List<Measurement> measurements, ToDoubleFunction<Measurement> value) {
        double[] sorted = measurements.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String perSecond(List<Measurement> measurements) {
        return String.format(
                Locale.ROOT, "%,.0f", median(measurements, one -> one.result().perSecond()));
    }

    private static String latency(List<Measurement> measurements, double percentile) {
        return number(median(measurements, one -> one.result().latency().getValueAtPercentile(percentile) / 1e6));
    }

    private static String micros(double micros) {
        return micros < 1000 ? number(micros) + " us" : number(micros / 1000) + " ms";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    /** The table, and what else was seen. */
    String markdown() {
        long errors = outcome.measurements().stream()
                .mapToLong(one -> one.result().errors())
                .sum();
        String facts = machine.facts().entrySet().stream()
                .map(fact -> fact.getKey() + " " + fact.getValue())
                .collect(Collectors.joining(", "));
        return """
                | work | nginx, CPU | Entrepôt, CPU | ratio | goal | | nginx, a second | Entrepôt, a second | p50 / p99 / p99.9 ms |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                %s

                PUTs of 4 KiB over 64 connections that shared one sync: %s. Start to first answer: %s s of CPU, %d MiB resident; after all rounds %d MiB, at most %d MiB.
                Requests that failed: %d. Medians of %d rounds of %s s each. Measured on: %s.
                """.formatted(
                        lines().stream().map(Line::text).collect(Collectors.joining("\n")),
                        number((double) outcome.commits().commits()
                                / Math.max(1, outcome.commits().batches())),
                        number(outcome.atStart().cpuNanos() / 1e9),
                        outcome.atStart().residentBytes() >> 20,
                        outcome.atEnd().residentBytes() >> 20,
                        outcome.atEnd().peakBytes() >> 20,
                        errors,
                        outcome.plan().rounds(),
                        number(outcome.plan().measured().toMillis() / 1e3),
                        facts);
    }

    /** Puts the table into a document, between its two marks. */
    void writeInto(Path document) throws IOException {
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no place for the table: `" + BEGIN + "` to `" + END + "`");
        }
        Files.writeString(
                document, text.substring(0, begin + BEGIN.length()) + "\n" + markdown() + text.substring(end));
    }
}
