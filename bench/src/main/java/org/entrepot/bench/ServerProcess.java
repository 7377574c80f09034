package org.entrepot.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server's process, ended by its id. */
final class ServerProcess implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofMinutes(10);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a server.
     *
     * @param log gets what it writes
     * @param variables of its environment, beside those of this process
     */
    static ServerProcess start(List<String> command, Path folder, Path log, Map<String, String> variables)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        return new ServerProcess(builder.start(), log);
    }

    /** A port on which nobody listens. */
    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    /** Waits until a GET of this address is answered 200. */
    void awaitReady(URI address) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_MAX.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                get(address);
                return;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        throw new IOException("a server did not become ready:\n" + Files.readString(log));
    }

    /** Waits until somebody listens on a port; for servers that answer nobody without a signature. */
    void awaitListening(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + START_MAX.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException notYet) {
                Thread.sleep(20);
            }
        }
        throw new IOException("a server did not listen:\n" + Files.readString(log));
    }

    /** The body at an address that answers 200. */
    static String get(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(ANSWER_MAX).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answers " + answer.statusCode());
            }
            return answer.body();
        }
    }

    /** What it and its children have used so far. */
    ProcessUsage usage() throws IOException {
        return ProcessUsage.of(process.toHandle());
    }

    /** Ends it by SIGTERM and waits; one that does not end is killed. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(STOP_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new IOException("a server did not end on SIGTERM");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
