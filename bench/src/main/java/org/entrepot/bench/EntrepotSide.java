package org.entrepot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Entrepôt as it comes: durable writes, signatures, three cross-origin rules and a policy of three statements on the bucket,
 * the request log written to a file.
 */
final class EntrepotSide implements Side, AutoCloseable {
    /** The side's name in results. */
    static final String NAME = "entrepot";

    private static final String ACCESS_KEY = "AKIDBENCHROOT00000001";
    private static final String SECRET_KEY = "benchRootSecret0123456789abcdefghijklmno";

    private final ServerProcess process;
    private final int port;
    private final S3Requests requests;
    private final ProcessUsage atStart;

    /** Durable commits so far, and the synced writes that carried them. */
    record Commits(long commits, long batches) {
        Commits since(Commits before) {
            return new Commits(commits - before.commits, batches - before.batches);
        }
    }

    private EntrepotSide(ServerProcess process, int port, ProcessUsage atStart) {
        this.process = process;
        this.port = port;
        this.atStart = atStart;
        this.requests = new S3Requests("127.0.0.1:" + port, ACCESS_KEY, SECRET_KEY);
    }

    /**
     * Starts a server on a data folder of its own, and fills it.
     *
     * @param home the checkout whose {@code ./entrepot} is run
     */
    static EntrepotSide start(Path home, Path folder) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        ServerProcess process = ServerProcess.start(
                List.of(
                        "./entrepot",
                        "serve",
                        "--listen",
                        "127.0.0.1:" + port,
                        "--data",
                        folder.resolve("data").toString()),
                home,
                folder.resolve("entrepot.log"),
                Map.of("ENTREPOT_ROOT_ACCESS_KEY", ACCESS_KEY, "ENTREPOT_ROOT_SECRET_KEY", SECRET_KEY));
        try {
            process.awaitReady(URI.create("http://127.0.0.1:" + port + "/-/health/ready"));
            EntrepotSide side = new EntrepotSide(process, port, process.usage());
            new Preparation(side.address(), side.requests).run();
            return side;
        } catch (IOException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public InetSocketAddress address() {
        return Side.loopback(port);
    }

    @Override
    public RequestRing requests(Work work) {
        return requests.ring(work);
    }

    @Override
    public ProcessUsage usage() throws IOException {
        return process.usage();
    }

    /** What the process had used at its first answer. */
    ProcessUsage atStart() {
        return atStart;
    }

    /** Read from the server's metrics. */
    Commits commits() throws IOException, InterruptedException {
        String metrics = ServerProcess.get(URI.create("http://127.0.0.1:" + port + "/-/metrics"));
        return new Commits(
                counter(metrics, "entrepot_store_commits_total "), counter(metrics, "entrepot_store_batches_total "));
    }

    private static long counter(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
