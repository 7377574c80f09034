package org.entrepot.bench;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Measurements, and what is calculated from them: medians over rounds, ratios within a round. */
record Measurements(List<Measurement> all) {
    Measurements {
        all = List.copyOf(all);
    }

    /** The rows among them, each once, in order. */
    List<Row> rows() {
        return all.stream().map(Measurement::row).distinct().toList();
    }

    /** Those of one row on one side. */
    Measurements of(Row row, String side) {
        return only(one -> one.row().equals(row) && one.side().equals(side));
    }

    /** Those on one side. */
    Measurements of(String side) {
        return only(one -> one.side().equals(side));
    }

    /** Those whose connections sent as fast as the answers came. */
    Measurements closed() {
        return only(one -> one.pace() instanceof Pace.Closed);
    }

    /** Those at a fixed rate. */
    Measurements atARate() {
        return only(one -> one.pace() instanceof Pace.Open);
    }

    private Measurements only(Predicate<Measurement> which) {
        return new Measurements(all.stream().filter(which).toList());
    }

    /** Requests that failed. */
    long errors() {
        return all.stream().mapToLong(one -> one.result().errors()).sum();
    }

    /** Requests that were due and for which no connection was free to the end. */
    long unsent() {
        return all.stream().mapToLong(one -> one.result().unsent()).sum();
    }

    /** The median of a value; of an even number the mean of the two in the middle, of none NaN. */
    double median(ToDoubleFunction<Measurement> value) {
        return median(all.stream().mapToDouble(value).toArray());
    }

    /**
     * The median of what each costs in CPU as a multiple of what the other side costs in the same round: what else the machine
     * does changes between rounds, and hits both sides of one.
     */
    double costRatio(Measurements other) {
        return median(all.stream()
                .mapToDouble(one ->
                        one.cpuMicrosPerRequest() / other.inRound(one.round()).cpuMicrosPerRequest())
                .toArray());
    }

    private Measurement inRound(int round) {
        return all.stream()
                .filter(one -> one.round() == round)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("round " + round + " was not measured on both sides"));
    }

    private static double median(double[] values) {
        double[] sorted = java.util.Arrays.stream(values).sorted().toArray();
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
