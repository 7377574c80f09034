package org.entrepot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A server as {@code ./entrepot serve} starts it, and requests that its root signs. */
final class EntrepotProcess implements AutoCloseable {
    /** The root's account. */
    static final String ACCOUNT = "100000000001";

    private static final String ACCESS_KEY = "AKIDBENCHROOT00000001";
    private static final String SECRET_KEY = "benchRootSecret0123456789abcdefghijklmno";

    private final ServerProcess process;
    private final int port;
    private final S3Requests requests;
    private final ProcessUsage atStart;

    private EntrepotProcess(ServerProcess process, int port, ProcessUsage atStart) {
        this.process = process;
        this.port = port;
        this.atStart = atStart;
        this.requests = new S3Requests("127.0.0.1:" + port, ACCESS_KEY, SECRET_KEY);
    }

    /**
     * Starts a server and waits for its first answer.
     *
     * @param home the checkout whose {@code ./entrepot} is run
     * @param data its data folder
     * @param log gets what it writes
     */
    static EntrepotProcess start(Path home, Path data, Path log) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        ServerProcess process = ServerProcess.start(
                List.of("./entrepot", "serve", "--listen", "127.0.0.1:" + port, "--data", data.toString()),
                home,
                log,
                Map.of(
                        "ENTREPOT_ROOT_ACCESS_KEY",
                        ACCESS_KEY,
                        "ENTREPOT_ROOT_SECRET_KEY",
                        SECRET_KEY,
                        "ENTREPOT_ROOT_ACCOUNT_ID",
                        ACCOUNT));
        try {
            process.awaitReady(URI.create("http://127.0.0.1:" + port + "/-/health/ready"));
            return new EntrepotProcess(process, port, process.usage());
        } catch (IOException | InterruptedException e) {
            process.close();
            throw e;
        }
    }

    InetSocketAddress address() {
        return Side.loopback(port);
    }

    S3Requests requests() {
        return requests;
    }

    /** What it and its children have used so far. */
    ProcessUsage usage() throws IOException {
        return process.usage();
    }

    /** What it had used at its first answer. */
    ProcessUsage atStart() {
        return atStart;
    }

    /** A metric without labels as the server tells it now; 0 for one that it does not have. */
    long metric(String name) throws IOException, InterruptedException {
        return ServerProcess.get(URI.create("http://127.0.0.1:" + port + "/-/metrics"))
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
