package org.entrepot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.entrepot.server.EntrepotServer;
import org.entrepot.server.config.Configuration;
import org.entrepot.server.config.ConfigurationException;
import org.entrepot.server.config.ConfigurationKey;
import org.entrepot.server.config.ConfigurationSources;
import org.entrepot.server.secrets.RootVariables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code entrepot serve}: runs the server in the foreground until SIGTERM or Ctrl-C. */
@Command(
        name = "serve",
        description = "Runs the server in the foreground until it is told to end.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--listen",
            paramLabel = "[DIALECT=]HOST:PORT",
            description = "Where to listen; may be given several times. DIALECT (s3, cos, qingstor, mediastore) pins a"
                    + " listener to one dialect. Default: 127.0.0.1:9000")
    private List<String> listen = List.of();

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder. Default: data")
    private @Nullable String data;

    @Option(names = "--tls-cert", paramLabel = "PEM", description = "Certificate chain; makes all listeners TLS.")
    private @Nullable String tlsCert;

    @Option(names = "--tls-key", paramLabel = "PEM", description = "Its private key.")
    private @Nullable String tlsKey;

    @Option(
            names = "--durability",
            paramLabel = "sync|none",
            description = "none: acknowledged writes may be lost with the machine's power. Default: sync")
    private @Nullable String durability;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of key=value lines.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any key of the configuration; wins over the file.")
    private Map<String, String> set = Map.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** As picocli makes it. */
    ServeCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Configuration configuration = Configuration.of(ConfigurationSources.join(config, System.getenv(), flags()));
            EntrepotServer server = EntrepotServer.start(configuration, RootVariables.of(System.getenv()));
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, ended), "stop"));
            Banner.print(out, configuration, server);
            ended.await();
            return 0;
        } catch (ConfigurationException | IOException | IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Entrepot.FAILED;
        }
    }

    /** On the shutdown hook's thread; the process ends when it returns. */
    private void end(EntrepotServer server, CountDownLatch ended) {
        try {
            server.close();
        } catch (IOException e) {
            spec.commandLine().getErr().println("entrepot: the store could not be closed: " + e.getMessage());
        } finally {
            ended.countDown();
        }
    }

    private Map<ConfigurationKey, String> flags() throws ConfigurationException {
        Map<ConfigurationKey, String> flags = new EnumMap<>(ConfigurationKey.class);
        for (Map.Entry<String, String> entry : set.entrySet()) {
            ConfigurationKey key = ConfigurationKey.of(entry.getKey())
                    .orElseThrow(() -> new ConfigurationException("unknown key `" + entry.getKey() + "`; did you mean `"
                            + ConfigurationKey.nearest(entry.getKey()).key() + "`?"));
            flags.put(key, entry.getValue());
        }
        put(flags, ConfigurationKey.LISTEN, listen.isEmpty() ? null : String.join(",", listen));
        put(flags, ConfigurationKey.DATA, data);
        put(flags, ConfigurationKey.TLS_CERT, tlsCert);
        put(flags, ConfigurationKey.TLS_KEY, tlsKey);
        put(flags, ConfigurationKey.DURABILITY, durability);
        return flags;
    }

    private static void put(Map<ConfigurationKey, String> flags, ConfigurationKey key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }
}
