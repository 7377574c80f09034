package org.entrepot.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server with data of its own, started before the tests of a class and ended behind them: {@code @RegisterExtension static
 * final ServerExtension SERVER = ServerExtension.plain()}. Its log is named after the class.
 */
public final class ServerExtension implements BeforeAllCallback, AfterAllCallback {
    private @Nullable Path folder;
    private @Nullable StartedServer server;

    private ServerExtension() {}

    /** A server as it comes; over TLS in a run that is. */
    public static ServerExtension plain() {
        return new ServerExtension();
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("entrepot");
        server = StartedServer.start(
                folder.resolve(context.getRequiredTestClass().getSimpleName()));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        if (server != null) {
            server.close();
        }
        if (folder != null) {
            deleteAll(folder);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }

    /** The server, while the tests of the class run. */
    public StartedServer server() {
        return Objects.requireNonNull(server, "not started yet");
    }

    /** {@code http://127.0.0.1:<port>}, or {@code https}. */
    public URI endpoint() {
        return URI.create(server().endpoint());
    }
}
