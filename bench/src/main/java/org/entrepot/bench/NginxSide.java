package org.entrepot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.entrepot.gateway.Header;

/** nginx with two workers: static files by sendfile, WebDAV PUT without syncs, no access log, no authentication. */
final class NginxSide implements Side, AutoCloseable {
    /** The side's name in results. */
    static final String NAME = "nginx";

    private static final ByteBuffer NO_BODY = ByteBuffer.allocate(0);

    private final ServerProcess process;
    private final int port;

    private NginxSide(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it on content of its own in a folder. */
    static NginxSide start(String program, Path folder) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Path content = folder.resolve("content");
        Files.createDirectories(folder.resolve("temporary"));
        write(content, "small", Work.SMALL_OBJECTS, Work.SMALL_BYTES);
        write(content, "large", Work.LARGE_OBJECTS, Work.LARGE_BYTES);
        Files.createDirectories(content.resolve("bench/put-small"));
        Files.createDirectories(content.resolve("bench/put-large"));
        Files.createDirectories(content.resolve("bench/preflight"));
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                Resources.text("nginx.conf")
                        .replace("USER", System.getProperty("user.name"))
                        .replace("FOLDER", folder.toString())
                        .replace("PORT", Integer.toString(port)));
        Path log = folder.resolve("nginx.log");
        ServerProcess process = ServerProcess.start(
                List.of(program, "-p", folder.toString(), "-e", "stderr", "-c", configuration.toString()),
                folder,
                log,
                Map.of());
        NginxSide side = new NginxSide(process, port);
        try {
            process.awaitReady(URI.create("http://127.0.0.1:" + port + Work.path("small", 0)));
        } catch (IOException | InterruptedException e) {
            process.close();
            throw e;
        }
        return side;
    }

    private static void write(Path content, String folder, int count, int length) throws IOException {
        Files.createDirectories(content.resolve("bench").resolve(folder));
        byte[] body = S3Requests.body(length);
        for (int i = 0; i < count; i++) {
            Files.write(content.resolve(Work.path(folder, i).substring(1)), body);
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
        String host = "127.0.0.1:" + port;
        return switch (work) {
            case GET_SMALL -> ring(Work.SMALL_OBJECTS, i -> plain("GET", "small", i), NO_BODY, Work.SMALL_BYTES, true);
            case HEAD_SMALL ->
                ring(Work.SMALL_OBJECTS, i -> plain("HEAD", "small", i), NO_BODY, Work.SMALL_BYTES, false);
            case PREFLIGHT ->
                ring(Work.SMALL_OBJECTS, i -> S3Requests.preflight(host, Work.path("preflight", i)), NO_BODY, -1, true);
            case GET_LARGE -> ring(Work.LARGE_OBJECTS, i -> plain("GET", "large", i), NO_BODY, Work.LARGE_BYTES, true);
            case PUT_SMALL -> puts("put-small", Work.PUT_SMALL_OBJECTS, Work.SMALL_BYTES);
            case PUT_LARGE -> puts("put-large", Work.PUT_LARGE_OBJECTS, Work.PUT_LARGE_BYTES);
            case LIST -> throw new IllegalArgumentException("nginx has no listing to compare with");
        };
    }

    private RequestRing puts(String folder, int count, int length) {
        List<Header> headers = List.of(new Header("Content-Length", Integer.toString(length)));
        ByteBuffer body =
                ByteBuffer.allocateDirect(length).put(S3Requests.body(length)).flip();
        return ring(
                count, i -> S3Requests.head("PUT", Work.path(folder, i), "127.0.0.1:" + port, headers), body, -1, true);
    }

    private ByteBuffer plain(String method, String folder, int number) {
        return S3Requests.head(method, Work.path(folder, number), "127.0.0.1:" + port, List.of());
    }

    private static RequestRing ring(
            int count, IntFunction<ByteBuffer> head, ByteBuffer body, long answerBytes, boolean answersHaveBodies) {
        return new RequestRing(IntStream.range(0, count).mapToObj(head).toList(), body, answerBytes, answersHaveBodies);
    }

    @Override
    public ProcessUsage usage() throws IOException {
        return process.usage();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
