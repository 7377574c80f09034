package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.entrepot.server.EntrepotServer;
import org.entrepot.server.config.Configuration;
import org.entrepot.server.config.ConfigurationException;
import org.entrepot.server.config.ConfigurationKey;
import org.entrepot.server.config.ConfigurationSources;
import org.entrepot.server.secrets.RootCredentials;
import org.entrepot.server.secrets.RootVariables;

/** The whole server in this process, on a state of a disk. */
final class DiskStateServer implements AutoCloseable {
    private final EntrepotServer server;

    private DiskStateServer(EntrepotServer server) {
        this.server = server;
    }

    /**
     * Starts the server as an operator would after the power came back.
     *
     * @throws IOException when it refuses to start
     */
    static DiskStateServer start(Path disk) throws IOException {
        try {
            Configuration configuration = Configuration.of(ConfigurationSources.join(
                    null,
                    Map.of(),
                    Map.of(
                            ConfigurationKey.LISTEN, "127.0.0.1:0",
                            ConfigurationKey.DATA,
                                    disk.resolve(RecordedServer.DATA).toString(),
                            ConfigurationKey.STOP_TIME, "1s")));
            return new DiskStateServer(EntrepotServer.start(configuration, RootVariables.NONE));
        } catch (ConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    RootCredentials root() {
        return server.root().credentials();
    }

    DialectClient client() throws IOException {
        return DialectClient.open(
                "http://127.0.0.1:" + server.listeners().getFirst().port(), root());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
