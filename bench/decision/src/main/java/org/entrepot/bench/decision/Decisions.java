package org.entrepot.bench.decision;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures all decisions and prints them as Markdown; JMH tells of its progress on standard error. */
public final class Decisions {
    private static final int ITERATIONS = 5;

    private Decisions() {}

    /** Runs; {@code --quick} measures a fifth as long. */
    public static void main(String[] arguments) throws RunnerException {
        boolean quick = List.of(arguments).contains("--quick");
        TimeValue each = TimeValue.milliseconds(quick ? 200 : 1_000);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("org.entrepot.bench.decision.*Benchmark.*")
                .forks(1)
                .threads(1)
                .warmupIterations(ITERATIONS)
                .warmupTime(each)
                .measurementIterations(ITERATIONS)
                .measurementTime(each)
                .jvmArgsAppend("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")
                .output("/dev/stderr")
                .addProfiler(ThreadCpuProfiler.class);
        Collection<RunResult> results = new Runner(options.build()).run();
        System.out.println(table(
                "statements",
                results,
                PolicyBenchmark.class,
                List.of(
                        new Column("compiled", "policy"),
                        new Column("decision", "whole decision"),
                        new Column("naive", "naive"),
                        new Column("cedar", "Cedar"))));
        System.out.println(table(
                "rules",
                results,
                CorsBenchmark.class,
                List.of(
                        new Column("compiled", "rules"),
                        new Column("verdict", "whole verdict"),
                        new Column("naive", "naive"))));
        System.out.println("Compiled form beyond the policy as it was read: "
                + Stream.of(1, 10, 100, 1_000)
                        .map(Footprint::of)
                        .map(footprint -> String.format(
                                Locale.ROOT,
                                "%,d statements %.0f bytes each, compiled in %,.0f us",
                                footprint.statements(),
                                footprint.bytesPerStatement(),
                                footprint.microsToCompile()))
                        .collect(Collectors.joining("; "))
                + ".");
        System.out.println("""

                Comparing two policies that differ in one statement, which overlaps all others; user time of the thread:
                """);
        System.out.print(Proof.table());
    }

    private record Column(String method, String title) {}

    private static String table(
            String parameter, Collection<RunResult> results, Class<?> benchmark, List<Column> columns) {
        List<RunResult> own = results.stream()
                .filter(result -> result.getParams().getBenchmark().startsWith(benchmark.getName() + "."))
                .toList();
        String head = columns.stream().map(Column::title).collect(Collectors.joining(" | "));
        String rows = own.stream()
                .map(result -> result.getParams().getParam(parameter))
                .distinct()
                .map(size -> row(size, parameter, own, benchmark, columns))
                .collect(Collectors.joining("\n"));
        return "| " + parameter + " | " + head + " |\n" + "| --- ".repeat(columns.size() + 1) + "|\n" + rows + "\n";
    }

    private static String row(
            String size, String parameter, List<RunResult> results, Class<?> benchmark, List<Column> columns) {
        return columns.stream()
                .map(column -> results.stream()
                        .filter(result -> Objects.equals(result.getParams().getParam(parameter), size)
                                && result.getParams()
                                        .getBenchmark()
                                        .equals(benchmark.getName() + "." + column.method()))
                        .findFirst())
                .map(Decisions::cell)
                .collect(Collectors.joining(" | ", "| " + size + " | ", " |"));
    }

    private static String cell(Optional<RunResult> result) {
        return result.map(it -> {
                    double bytes = secondary(it, ThreadCpuProfiler.ALLOCATED);
                    return micros(secondary(it, ThreadCpuProfiler.CPU))
                            + String.format(Locale.ROOT, ", %,.0f B", bytes);
                })
                .orElse("");
    }

    private static double secondary(RunResult result, String name) {
        return Objects.requireNonNull(result.getSecondaryResults().get(name), name)
                .getScore();
    }

    private static String micros(double nanos) {
        return String.format(Locale.ROOT, nanos < 100_000 ? "%.3f us" : "%,.0f us", nanos / 1e3);
    }
}
