package org.entrepot.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/uploads}: many large uploads at once, and the memory that the server needs for them. */
@Command(
        name = "uploads",
        description = "Sends large uploads at once and tells the most memory that the server had resident.",
        mixinStandardHelpOptions = true)
final class UploadsCommand implements Callable<Integer> {
    private static final String BUCKET = "uploads";
    private static final Duration TIME_MAX = Duration.ofMinutes(60);

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of("");

    @Option(names = "--folder", required = true, description = "Where the data goes: as much as the uploads have.")
    private Path folder = Path.of("");

    @Option(names = "--count", description = "Uploads at once. Default: ${DEFAULT-VALUE}")
    private int count = 64;

    @Option(names = "--mebibytes", description = "Of each upload. Default: ${DEFAULT-VALUE}")
    private int mebibytes = 256;

    @Option(
            names = "--memory-max",
            paramLabel = "MEBIBYTES",
            description = "Fail when it was more. Default: ${DEFAULT-VALUE}")
    private int memoryMaxMebibytes = 286; // 300 MB, the goal of the design

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    UploadsCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path root = home.toAbsolutePath().normalize();
        Path there = folder.toAbsolutePath();
        Files.createDirectories(there);
        try (EntrepotProcess server =
                EntrepotProcess.start(root, there.resolve("data"), there.resolve("entrepot.log"))) {
            out.printf("at the first answer: %d MiB resident%n", server.usage().residentBytes() >> 20);
            run(server, server.requests().document("/" + BUCKET, "", List.of()), 1);
            ProcessUsage before = server.usage();
            LoadResult result =
                    run(server, server.requests().unhashedPuts(count, i -> "/" + BUCKET + "/" + i, body(there)), count);
            ProcessUsage after = server.usage();
            long peak = after.peakBytes() >> 20;
            out.printf(
                    "%d uploads of %d MiB at once: %.0f s, %.1f MiB a second, %.2f ms of CPU for each MiB; %d MiB"
                            + " resident, at most %d%n",
                    count,
                    mebibytes,
                    result.nanos() / 1e9,
                    (double) count * mebibytes / (result.nanos() / 1e9),
                    (after.cpuNanos() - before.cpuNanos()) / 1e6 / count / mebibytes,
                    after.residentBytes() >> 20,
                    peak);
            out.flush();
            return peak <= memoryMaxMebibytes ? 0 : 1;
        }
    }

    private static LoadResult run(EntrepotProcess server, RequestRing ring, int requests) throws IOException {
        try (LoadGenerator generator = new LoadGenerator(server.address(), ring, requests)) {
            LoadResult result = generator.run(new Pace.Closed(), TIME_MAX, requests);
            if (result.answered() != requests) {
                throw new IOException("an upload failed: " + result.firstError());
            }
            return result;
        }
    }

    /** The bytes of every upload: a file with nothing in it, which takes neither memory nor disk. */
    private MappedByteBuffer body(Path folder) throws IOException {
        try (FileChannel file = FileChannel.open(
                folder.resolve("body"),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE)) {
            return file.map(FileChannel.MapMode.READ_WRITE, 0, (long) mebibytes << 20);
        }
    }
}
