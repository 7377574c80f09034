package org.entrepot.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** S3Proxy over files of its own: it checks signatures as Entrepôt does, has no rules to obey, and syncs nothing. */
final class S3ProxySide implements Side, AutoCloseable {
    /** The side's name in results. */
    static final String NAME = "S3Proxy";

    private static final String ACCESS_KEY = "AKIDBENCHPEER00000001";
    private static final String SECRET_KEY = "benchPeerSecret0123456789abcdefghijklmno";

    private final ServerProcess process;
    private final int port;
    private final S3Requests requests;

    private S3ProxySide(ServerProcess process, int port) {
        this.process = process;
        this.port = port;
        this.requests = new S3Requests("127.0.0.1:" + port, ACCESS_KEY, SECRET_KEY);
    }

    /**
     * Starts it on an empty folder, and fills it.
     *
     * @param libraries the folder of its jars, as {@code bench/s3proxy/pom.xml} fetches them
     */
    static S3ProxySide start(Path libraries, Path folder) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        Files.createDirectories(folder.resolve("data"));
        Path properties = folder.resolve("s3proxy.properties");
        Files.writeString(properties, """
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=filesystem-nio2
            jclouds.identity=local
            jclouds.credential=local
            jclouds.filesystem.basedir=%s
            """.formatted(port, ACCESS_KEY, SECRET_KEY, folder.resolve("data")));
        // Without a configuration its log tells every step.
        Path quiet = folder.resolve("logback.xml");
        Files.writeString(quiet, "<configuration><root level=\"OFF\"/></configuration>");
        ServerProcess process = ServerProcess.start(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dlogback.configurationFile=" + quiet,
                        "-cp",
                        libraries.resolve("*").toString(),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        properties.toString()),
                folder,
                folder.resolve("s3proxy.log"),
                Map.of());
        try {
            process.awaitListening(port);
            S3ProxySide side = new S3ProxySide(process, port);
            new Preparation(side.address(), side.requests).fill();
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

    @Override
    public void close() throws IOException {
        process.close();
    }
}
