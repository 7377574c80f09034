package org.entrepot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table and charts of a bucket that grew. */
record GrowthReport(GrowthResults results) {
    private static final String BEGIN = "<!-- measured: written by bench/growth -->";
    private static final String END = "<!-- end of measured -->";

    /** Smaller buckets fit into memory whole, and say nothing of how costs grow. */
    private static final long OBJECTS_MIN = 100_000;

    /** How fast a measure grows: the exponent of the number of objects between the first size that counts and the last. */
    double growth(GrowthMeasure measure) {
        List<Checkpoint> known = results.checkpoints().stream()
                .filter(one -> one.objects() >= OBJECTS_MIN && one.value(measure) > 0)
                .toList();
        if (known.size() < 2) {
            return Double.NaN;
        }
        Checkpoint first = known.getFirst();
        Checkpoint last = known.getLast();
        return Math.log(last.value(measure) / first.value(measure))
                / Math.log((double) last.objects() / first.objects());
    }

    private boolean isKnown(GrowthMeasure measure) {
        return results.checkpoints().stream().anyMatch(one -> !Double.isNaN(one.value(measure)));
    }

    /** What grows faster than it may. */
    List<GrowthMeasure> tooFast() {
        return Stream.of(GrowthMeasure.values())
                .filter(measure -> measure.growsTooFast(growth(measure)))
                .toList();
    }

    /** The table, one line for each measure that was taken, and the charts. */
    String markdown() {
        List<Checkpoint> checkpoints = results.checkpoints();
        StringBuilder text = new StringBuilder("| objects |");
        checkpoints.forEach(one ->
                text.append(' ').append(SvgPlot.number((double) one.objects())).append(" |"));
        text.append(" grows as |\n| --- |")
                .append(" ---: |".repeat(checkpoints.size()))
                .append(" --- |\n");
        for (GrowthMeasure measure :
                Stream.of(GrowthMeasure.values()).filter(this::isKnown).toList()) {
            text.append("| ").append(measure.title()).append(" |");
            checkpoints.forEach(
                    one -> text.append(' ').append(cell(one.value(measure))).append(" |"));
            double growth = growth(measure);
            String power = Double.isNaN(growth) ? "" : String.format(Locale.ROOT, "n^%.2f", growth);
            text.append(' ')
                    .append(measure.growsTooFast(growth) ? "**" + power + "**" : power)
                    .append(" |\n");
        }
        charts().keySet()
                .forEach(name -> text.append("\n![")
                        .append(name)
                        .append("](growth/")
                        .append(name)
                        .append(".svg)\n"));
        text.append("\nBodies of ").append(results.bodyBytes()).append(" bytes. ");
        text.append(
                tooFast().isEmpty()
                        ? "Nothing grows faster than it may."
                        : "Faster than it may grows: "
                                + tooFast().stream().map(GrowthMeasure::title).collect(Collectors.joining("; ")) + ".");
        return text.append(" Measured on: ")
                .append(results.machine().entrySet().stream()
                        .map(fact -> fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining(", ")))
                .append(".\n")
                .toString();
    }

    private static String cell(double value) {
        return Double.isNaN(value)
                ? ""
                : String.format(Locale.ROOT, value < 10 ? "%,.2f" : value < 100 ? "%,.1f" : "%,.0f", value);
    }

    /** The charts by their names; none of what was not measured. */
    Map<String, SvgPlot> charts() {
        Map<String, SvgPlot> charts = new LinkedHashMap<>();
        charts.put(
                "requests",
                chart(
                        "Processor time of a request",
                        "us",
                        GrowthMeasure.PUT_CPU,
                        GrowthMeasure.GET_CPU,
                        GrowthMeasure.FILL_CPU));
        charts.put(
                "listings",
                chart(
                        "Processor time of a page of a listing",
                        "ms",
                        GrowthMeasure.LIST_FIRST_CPU,
                        GrowthMeasure.LIST_MIDDLE_CPU,
                        GrowthMeasure.LIST_FOLDERS_CPU));
        charts.put(
                "memory",
                chart(
                        "Memory",
                        "MiB",
                        GrowthMeasure.START_RESIDENT,
                        GrowthMeasure.END_RESIDENT,
                        GrowthMeasure.PEAK_RESIDENT));
        charts.put("disk", chart("Disk", "bytes on disk for each byte stored", GrowthMeasure.DISK_AMPLIFICATION));
        charts.put("waits", chart("The longest waits", "ms", GrowthMeasure.PUT_P99, GrowthMeasure.PUT_WORST));
        charts.values().removeIf(SvgPlot::isEmpty);
        return charts;
    }

    private SvgPlot chart(String title, String unit, GrowthMeasure... measures) {
        SvgPlot plot = new SvgPlot(
                title,
                new SvgPlot.Scale("objects in the bucket", SvgPlot.Spread.LOGARITHMIC),
                new SvgPlot.Scale(unit, SvgPlot.Spread.LINEAR));
        Arrays.stream(measures)
                .forEach(measure -> plot.with(
                        measure.title(),
                        results.checkpoints().stream()
                                .map(one -> new SvgPlot.Point(one.objects(), one.value(measure)))
                                .toList()));
        return plot;
    }

    /** Puts the table into {@code docs/growth.md} and the charts beside it. */
    void writeInto(Path docs) throws IOException {
        MarkedDocument.replace(docs.resolve("growth.md"), BEGIN, END, markdown());
        Files.createDirectories(docs.resolve("growth"));
        for (Map.Entry<String, SvgPlot> chart : charts().entrySet()) {
            Files.writeString(
                    docs.resolve("growth").resolve(chart.getKey() + ".svg"),
                    chart.getValue().svg());
        }
    }
}
