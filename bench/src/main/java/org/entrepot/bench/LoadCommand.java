package org.entrepot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.entrepot.access.text.JsonWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench/load}: one kind of load on a running server. */
@Command(
        name = "load",
        description = "Sends one kind of request to a running server and prints what it saw as JSON.",
        mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
    @Option(names = "--endpoint", paramLabel = "URL", description = "Default: ${DEFAULT-VALUE}")
    private URI endpoint = URI.create("http://127.0.0.1:9000");

    @Option(names = "--work", required = true, description = "One of ${COMPLETION-CANDIDATES}.")
    private Work work = Work.GET_SMALL;

    @Option(names = "--connections", description = "Default: ${DEFAULT-VALUE}")
    private int connections = 16;

    @Option(
            names = "--rate",
            paramLabel = "PER-SECOND",
            description = "Open loop: so many requests a second, latencies from the moment each was due."
                    + " Without it: closed loop, as fast as the answers come.")
    private @Nullable Double rate;

    @Option(names = "--seconds", description = "Default: ${DEFAULT-VALUE}")
    private int seconds = 10;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "Default: ${DEFAULT-VALUE}")
    private int warmUpSeconds = 2;

    @Option(names = "--pid", description = "The server's process, to tell its CPU time and memory.")
    private @Nullable Long pid;

    @Option(names = "--prepare", description = "First makes the buckets and objects that the requests are about.")
    private boolean prepare;

    @Option(names = "--access-key", defaultValue = "${ENTREPOT_ACCESS_KEY}", description = "Or ENTREPOT_ACCESS_KEY.")
    private String accessKey = "";

    @Option(names = "--secret-key", defaultValue = "${ENTREPOT_SECRET_KEY}", description = "Or ENTREPOT_SECRET_KEY.")
    private String secretKey = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    LoadCommand() {}

    @Override
    public Integer call() throws IOException {
        InetSocketAddress address = new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
        S3Requests requests = new S3Requests(endpoint.getAuthority(), accessKey, secretKey);
        if (prepare) {
            new Preparation(address, requests).run();
        }
        Pace pace = rate == null ? new Pace.Closed() : new Pace.Open(rate);
        try (LoadGenerator generator = new LoadGenerator(address, requests.ring(work), connections)) {
            generator.run(pace, Duration.ofSeconds(warmUpSeconds));
            ProcessUsage before = usage();
            LoadResult result = generator.run(pace, Duration.ofSeconds(seconds));
            ProcessUsage after = usage();
            JsonWriter json =
                    new JsonWriter().openObject().member("work", work.label()).member("connections", connections);
            ResultsJson.load(json, result, after.cpuNanos() - before.cpuNanos());
            spec.commandLine().getOut().println(ResultsJson.usage(json, after).closeObject());
            return result.errors() == 0 ? 0 : 1;
        }
    }

    private ProcessUsage usage() throws IOException {
        return pid == null
                ? new ProcessUsage(0, 0, 0)
                : ProcessUsage.of(
                        ProcessHandle.of(pid).orElseThrow(() -> new IOException("there is no process " + pid)));
    }
}
