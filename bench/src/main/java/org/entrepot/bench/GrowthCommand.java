package org.entrepot.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entrepot.access.text.JsonWriter;
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

    @Option(names = "--present", description = "Objects that the folder has from an earlier run. Default: 0")
    private long present;

    @Option(names = "--bytes", description = "Of each object. Default: ${DEFAULT-VALUE}")
    private int bytes = 512;

    @Option(names = "--seconds", description = "Of each measurement of reads. Default: ${DEFAULT-VALUE}")
    private int seconds = 4;

    @Option(
            names = "--results",
            description = "Where the results go as JSON, after each size. Without it they are only printed.")
    private Path results = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    GrowthCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = home.toAbsolutePath().normalize();
        PrintWriter err = spec.commandLine().getErr();
        Machine machine = Machine.here(root, "nginx");
        List<Checkpoint> checkpoints = new ArrayList<>();
        new Growth(root, folder.toAbsolutePath(), new GrowthObjects(bytes), Duration.ofSeconds(seconds), err)
                .run(sizes, present, checkpoint -> {
                    checkpoints.add(checkpoint);
                    save(json(machine, checkpoints));
                });
        return 0;
    }

    private String json(Machine machine, List<Checkpoint> checkpoints) {
        JsonWriter json = new JsonWriter().openObject();
        json.name("machine").openObject();
        machine.facts().forEach(json::member);
        json.closeObject().member("bodyBytes", bytes).name("checkpoints").openList();
        checkpoints.forEach(checkpoint -> checkpoint.write(json));
        return json.closeList().closeObject().toString().replace("{\"objects\"", "\n{\"objects\"") + "\n";
    }

    private void save(String json) {
        try {
            if (!results.toString().isEmpty()) {
                Files.writeString(results, json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
