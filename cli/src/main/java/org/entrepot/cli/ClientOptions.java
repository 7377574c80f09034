package org.entrepot.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entrepot.server.secrets.RootCredentials;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How commands find the server and the key to sign with. */
final class ClientOptions {
    private static final String DEFAULT_ENDPOINT = "http://127.0.0.1:9000";

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The server. Default: ENTREPOT_ENDPOINT, else " + DEFAULT_ENDPOINT)
    private @Nullable String endpoint;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The server's data folder, for the root's key when no variable gives one. Default: data")
    private Path data = Path.of("data");

    private final Map<String, String> environment;

    /** As picocli makes it. */
    ClientOptions() {
        this(System.getenv());
    }

    ClientOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** A key to sign with. */
    record Key(String accessKey, String secretKey) {
        @Override
        public String toString() {
            return "Key[" + accessKey + "]";
        }
    }

    /** The address given on the command line; empty when none was. */
    Optional<String> explicitEndpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** Whether a server is named, on the command line or by the variable. */
    boolean namesServer() {
        return endpoint != null || environment.containsKey("ENTREPOT_ENDPOINT");
    }

    /** The data folder, whether it is there or not. */
    Path data() {
        return data;
    }

    /**
     * The server's address, without a final slash.
     *
     * @throws CommandFailure when it is no http address
     */
    URI endpoint() throws CommandFailure {
        String text =
                Objects.requireNonNullElse(endpoint, environment.getOrDefault("ENTREPOT_ENDPOINT", DEFAULT_ENDPOINT));
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Falls through: refused below like any other text that is no address.
        }
        throw new CommandFailure("`" + text + "` is no address of a server, such as " + DEFAULT_ENDPOINT);
    }

    /**
     * The caller's key: {@code ENTREPOT_ACCESS_KEY} and {@code ENTREPOT_SECRET_KEY}, else the root variables, else the file
     * in the data folder.
     *
     * @throws CommandFailure when there is none
     */
    Key key() throws CommandFailure {
        Optional<Key> key = fromVariables("ENTREPOT_ACCESS_KEY", "ENTREPOT_SECRET_KEY")
                .or(() -> fromVariables("ENTREPOT_ROOT_ACCESS_KEY", "ENTREPOT_ROOT_SECRET_KEY"));
        if (key.isPresent()) {
            return key.get();
        }
        try {
            return RootCredentials.read(data)
                    .map(root -> new Key(root.accessKey(), root.secretKey()))
                    .orElseThrow(() -> new CommandFailure(
                            "no key to sign with: set ENTREPOT_ACCESS_KEY and ENTREPOT_SECRET_KEY, or name the server's"
                                    + " data folder with --data (" + data.resolve(RootCredentials.FILE)
                                    + " is not there)"));
        } catch (IOException e) {
            throw new CommandFailure("cannot read the root's key: " + e.getMessage());
        }
    }

    private Optional<Key> fromVariables(String accessKey, String secretKey) {
        String id = environment.getOrDefault(accessKey, "");
        String secret = environment.getOrDefault(secretKey, "");
        return id.isEmpty() || secret.isEmpty() ? Optional.empty() : Optional.of(new Key(id, secret));
    }
}
