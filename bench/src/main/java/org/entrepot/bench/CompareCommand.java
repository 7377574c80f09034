package org.entrepot.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/run}: compares with nginx. */
@Command(
        name = "compare",
        description = "Measures nginx and Entrepôt in turn and prints a table of CPU per request.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of("");

    @Option(names = "--nginx", required = true, hidden = true)
    private String nginx = "";

    /** Where {@code bench/run} has S3Proxy's jars fetched to, from the checkout. */
    private static final String S3PROXY = "bench/s3proxy/target/lib";

    @Option(names = "--peers", description = "S3Proxy is fetched and measured too.")
    private boolean peers;

    @Option(
            names = "--quick",
            description = "One short round; the table is only printed. Without it: five rounds, and the table"
                    + " goes into docs/benchmarks.md, the raw results into bench/results.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "WORK",
            split = ",",
            description = "Only rows of these kinds: ${COMPLETION-CANDIDATES}. The table is only printed.")
    private List<Work> only = List.of();

    @Option(
            names = "--require-floor",
            description =
                    "Fail when a row costs more than it may at the most (5 times nginx, GET 1 MiB 1 time, LIST 3 ms), or a request failed.")
    private boolean requireFloor;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    CompareCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path root = home.toAbsolutePath().normalize();
        List<Row> rows = Row.ALL.stream()
                .filter(row -> only.isEmpty() || only.contains(row.work()))
                .toList();
        Machine machine = Machine.here(root, nginx);
        Path folder = Files.createTempDirectory("entrepot-bench");
        Comparison.Outcome outcome;
        try {
            outcome = new Comparison(
                            quick ? Plan.QUICK : Plan.FULL,
                            rows,
                            spec.commandLine().getErr())
                    .run(root, nginx, peers ? root.resolve(S3PROXY) : null, folder);
        } finally {
            delete(folder);
        }
        Report report = new Report(outcome, machine);
        if (!quick && only.isEmpty()) {
            Path results = root.resolve("bench/results").resolve(machine.facts().get("date") + ".json");
            Files.createDirectories(results.getParent());
            Files.writeString(results, ResultsJson.of(outcome, machine).replace("{\"row\"", "\n{\"row\"") + "\n");
            report.writeInto(root.resolve("docs/benchmarks.md"));
        }
        out.println(report.markdown());
        return requireFloor && !report.holdsFloor() ? 1 : 0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry :
                    entries.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
