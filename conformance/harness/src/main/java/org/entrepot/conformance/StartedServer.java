package org.entrepot.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server started by {@code ./entrepot serve} on a free port of this machine, ended by its process id. */
public final class StartedServer implements AutoCloseable {
    /** Whether the servers of this run speak TLS, which {@code ENTREPOT_TLS=1} asks for. */
    public static final boolean TLS = System.getenv("ENTREPOT_TLS") != null;

    /** The root's access key. */
    public static final String ACCESS_KEY = "AKIDCONFORMANCEROOT01";

    /** The root's secret. */
    public static final String SECRET_KEY = "conformanceRootSecret0123456789abcdefghi";

    /** The root's COS APPID. */
    public static final String COS_APPID = "1250000000";

    private static final Map<String, String> ROOT = Map.of(
            "ENTREPOT_ROOT_ACCESS_KEY",
            ACCESS_KEY,
            "ENTREPOT_ROOT_SECRET_KEY",
            SECRET_KEY,
            "ENTREPOT_ROOT_ACCOUNT_ID",
            "100000000001",
            "ENTREPOT_ROOT_COS_APPID",
            COS_APPID,
            "ENTREPOT_ROOT_COS_UIN",
            "100000000001",
            "ENTREPOT_ROOT_QINGSTOR_USER_ID",
            "usr-conformance");

    private static final Duration START_MAX = Duration.ofMinutes(10);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private StartedServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a server on a data folder and waits until it is ready. */
    public static StartedServer start(Path data) throws IOException, InterruptedException {
        return start(data, List.of());
    }

    /**
     * Starts a server under another program.
     *
     * @param wrapper a command that runs the command behind it, such as {@code strace}; empty for none
     */
    public static StartedServer start(Path data, List<String> wrapper) throws IOException, InterruptedException {
        return start(data, wrapper, List.of());
    }

    /** Starts a server with settings other than usual, by their configuration keys. */
    public static StartedServer start(Path data, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>();
        settings.forEach((key, value) -> flags.addAll(List.of("--set", key + "=" + value)));
        return start(data, List.of(), flags);
    }

    private static StartedServer start(Path data, List<String> wrapper, List<String> flags)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of("./entrepot", "serve", "--listen", "127.0.0.1:" + port, "--data", data.toString()));
        command.addAll(flags);
        if (TLS) {
            command.addAll(TestCertificate.flags());
        }
        Path log = log(data);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(repository().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(ROOT);
        StartedServer server = new StartedServer(builder.start(), port);
        server.awaitReady(log);
        return server;
    }

    /**
     * Where the server's log goes: below the suite's own {@code target}, because it is also the record of who called what. It goes
     * on when a server is started again on the same data.
     */
    private static Path log(Path data) throws IOException {
        Path log = Path.of("target", TLS ? "results-tls" : "results", "requests-" + data.getFileName() + ".log");
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (!Files.exists(data)) {
            Files.deleteIfExists(log);
        }
        return log;
    }

    /** The top folder of the checkout. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("entrepot"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("this does not run inside a checkout");
            }
        }
        return folder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_MAX.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest ready = HttpRequest.newBuilder(URI.create(endpoint() + "/-/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    if (client.send(ready, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    Thread.sleep(20);
                }
            }
        }
        kill();
        throw new IOException("the server did not become ready:\n" + Files.readString(log));
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** {@code http://127.0.0.1:<port>}, or {@code https} over TLS. */
    public String endpoint() {
        return (TLS ? "https" : "http") + "://127.0.0.1:" + port;
    }

    /** The server's process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends the process at once, as a power button would for it: SIGKILL. */
    public void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** Ends it by SIGTERM and waits. */
    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server did not end on SIGTERM");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
