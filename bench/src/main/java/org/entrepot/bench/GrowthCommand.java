package org.entrepot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/growth}: one bucket that grows. */
@Command(
        name = "growth",
        description = "Fills a bucket and measures writes, reads, listings, memory, disk and start at each size.",
        mixinStandardHelpOptions = true)
final class GrowthCommand implements Callable<Integer> {
    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of("");

    @Option(names = "--folder", required = true, description = "Where the data goes; about 1 KB for each object.")
    private Path folder = Path.of("");

    @Option(names = "--sizes", split = ",", description = "Numbers of objects to measure at. Default: ${DEFAULT-VALUE}")
    private List<Long> sizes = List.of(50_000L, 100_000L, 1_000_000L, 2_000_000L, 5_000_000L, 10_000_000L);

    @Option(names = "--bytes", description = "Of each object. Default: ${DEFAULT-VALUE}")
    private int bytes = 512;

    @Option(
            names = "--results",
            required = true,
            description = "Where the results are kept as JSON. When the file is there, the run goes on behind it.")
    private Path results = Path.of("");

    @Option(names = "--publish", description = "Puts table and charts into docs/growth.md; they are printed anyway.")
    private boolean publish;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    GrowthCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = home.toAbsolutePath().normalize();
        GrowthResults all = Files.exists(results)
                ? GrowthResults.load(results)
                : new GrowthResults(Machine.here(root, "nginx").facts(), bytes, List.of());
        Growth growth = new Growth(
                root,
                folder.toAbsolutePath(),
                new GrowthObjects(all.bodyBytes()),
                spec.commandLine().getErr());
        for (long size : sizes) {
            if (size > all.objects()) {
                all = all.with(growth.to(size, all.objects()));
                all.save(results);
            }
        }
        GrowthReport report = new GrowthReport(all);
        if (publish) {
            report.writeInto(root.resolve("docs"));
        }
        spec.commandLine().getOut().println(report.markdown());
        return report.tooFast().isEmpty() ? 0 : 1;
    }
}
