package org.entrepot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entrepot.gateway.sigv4.Hmac;
import org.entrepot.gateway.sigv4.SigV4Signer;
import org.entrepot.server.EntrepotServer;
import org.entrepot.server.config.Configuration;
import org.entrepot.server.config.ConfigurationKey;
import org.entrepot.server.config.ConfigurationSources;
import org.entrepot.server.secrets.RootVariables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketSafeguardsCommandTest {
    private static final String ROOT = "AKIDROOT";
    private static final String SECRET = "a-root-secret";

    @TempDir
    Path folder;

    @Test
    void what_options_name_is_changed_and_what_is_in_force_is_shown() throws Exception {
        try (EntrepotServer server = start()) {
            URI endpoint = URI.create(
                    "http://127.0.0.1:" + server.listeners().getFirst().port());
            makeBucket(endpoint);
            assertThat(run(endpoint, "box").out().lines())
                    .containsExactly("diagnosis  default", "quiet      false", "refuse     none");
            CommandRun changed =
                    run(endpoint, "box", "--diagnosis", "debug", "--quiet", "--refuse", "public,wider,lock-out");
            assertThat(changed.code()).as(changed.err()).isZero();
            assertThat(changed.out().lines())
                    .containsExactly("diagnosis  debug", "quiet      true", "refuse     wider,public,lock-out");
            assertThat(run(endpoint, "box", "--refuse", "none", "--no-quiet", "--json")
                            .out())
                    .isEqualTo("{\"bucket\":\"box\",\"diagnosis\":\"debug\",\"quiet\":false,\"refuse\":[]}"
                            + System.lineSeparator());
            assertThat(run(endpoint, "box", "--diagnosis", "default").out()).startsWith("diagnosis  default");
            CommandRun missing = run(endpoint, "no-such-bucket");
            assertThat(missing.code()).isEqualTo(1);
            assertThat(missing.err()).contains("no-such-bucket");
        }
    }

    @Test
    void a_word_that_there_is_not_is_misuse_and_nothing_is_asked() {
        URI nowhere = URI.create("http://127.0.0.1:1");
        for (String[] words : new String[][] {{"--diagnosis", "loud"}, {"--refuse", "wider,wide"}}) {
            CommandRun run = run(nowhere, "box", words[0], words[1]);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("is none of");
        }
    }

    private CommandRun run(URI endpoint, String... arguments) {
        List<String> all = new ArrayList<>(List.of("bucket", "safeguards"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--endpoint", endpoint.toString(), "--data", folder.toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private static void makeBucket(URI endpoint) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + "/box"))
                .method("PUT", HttpRequest.BodyPublishers.noBody());
        SigV4Signer.forS3()
                .sign(
                        new SigV4Signer.Request("PUT", "/box", endpoint.getRawAuthority(), List.of()),
                        Hmac.sha256Hex(new byte[0]),
                        new SigV4Signer.Signatory(ROOT, SECRET, "us-east-1"),
                        Instant.now())
                .forEach(header -> request.header(header.name(), header.value()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private EntrepotServer start() throws Exception {
        Path credentials = folder.resolve("root-credentials");
        Files.writeString(credentials, "account-id=100000000001\naccess-key=" + ROOT + "\nsecret-key=" + SECRET + "\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        Configuration configuration = Configuration.of(ConfigurationSources.join(
                null,
                Map.of(),
                Map.of(
                        ConfigurationKey.LISTEN, "127.0.0.1:0",
                        ConfigurationKey.DATA, folder.toString(),
                        ConfigurationKey.STOP_TIME, "1s",
                        ConfigurationKey.DURABILITY, "none")));
        return EntrepotServer.start(configuration, RootVariables.of(Map.of()));
    }
}
