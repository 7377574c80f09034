package org.entrepot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.entrepot.gateway.Header;
import org.entrepot.s3.S3Signer;
import org.entrepot.server.config.Configuration;
import org.entrepot.server.config.ConfigurationKey;
import org.entrepot.server.config.ConfigurationSources;
import org.entrepot.server.secrets.RootVariables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole server behind TLS gives the same answers over HTTP/2 and HTTP/1.1. */
class EntrepotTlsServerTest {
    private static final String ROOT = "AKIDROOT";
    private static final String SECRET = "a-root-secret";
    private static final String RULES =
            "<CORSConfiguration><CORSRule><AllowedOrigin>https://app.example</AllowedOrigin>"
                    + "<AllowedMethod>PUT</AllowedMethod></CORSRule></CORSConfiguration>";

    @TempDir
    static Path folder;

    private static EntrepotServer server;
    private static SSLContext trust;

    @BeforeAll
    static void open() throws Exception {
        Path certificate = copy("first.pem");
        Configuration configuration = Configuration.of(ConfigurationSources.join(
                null,
                Map.of(),
                Map.of(
                        ConfigurationKey.LISTEN,
                        "127.0.0.1:0",
                        ConfigurationKey.DATA,
                        folder.resolve("data").toString(),
                        ConfigurationKey.TLS_CERT,
                        certificate.toString(),
                        ConfigurationKey.TLS_KEY,
                        copy("first-key.pem").toString(),
                        ConfigurationKey.STOP_TIME,
                        "1s",
                        ConfigurationKey.DURABILITY,
                        "none")));
        server = EntrepotServer.start(
                configuration,
                RootVariables.of(Map.of("ENTREPOT_ROOT_ACCESS_KEY", ROOT, "ENTREPOT_ROOT_SECRET_KEY", SECRET)));
        trust = trusting(certificate);
    }

    private static Path copy(String resource) throws IOException {
        Path file = folder.resolve(resource);
        try (InputStream in = EntrepotTlsServerTest.class.getResourceAsStream("/tls/" + resource)) {
            Files.copy(in, file);
        }
        return file;
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    @AfterAll
    static void close() throws IOException {
        server.close();
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).sslContext(trust).build();
    }

    private static HttpResponse<byte[]> signed(HttpClient client, String method, String target, byte[] body)
            throws Exception {
        String authority = "localhost:" + server.listeners().getFirst().port();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://" + authority + target))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        for (Header header : S3Signer.sign(method, target, authority, List.of(), body, ROOT, SECRET, Instant.now())) {
            if (!header.name().equalsIgnoreCase("Host")) {
                request.header(header.name(), header.value());
            }
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        new SplittableRandom(bytes).nextBytes(random);
        return random;
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void objects_preflights_and_errors_are_the_same(HttpClient.Version version) throws Exception {
        String bucket =
                "/b-" + version.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        try (HttpClient client = client(version)) {
            HttpResponse<byte[]> made = signed(client, "PUT", bucket, new byte[0]);
            assertThat(made.statusCode()).isEqualTo(200);
            assertThat(made.version()).isEqualTo(version);

            byte[] large = random(8 << 20);
            assertThat(signed(client, "PUT", bucket + "/large", large).statusCode())
                    .isEqualTo(200);
            assertThat(signed(client, "GET", bucket + "/large", new byte[0]).body())
                    .isEqualTo(large);
            byte[] middle = random(1 << 20);
            signed(client, "PUT", bucket + "/middle", middle);
            assertThat(signed(client, "GET", bucket + "/middle", new byte[0]).body())
                    .isEqualTo(middle);
            HttpResponse<byte[]> head = signed(client, "HEAD", bucket + "/large", new byte[0]);
            assertThat(head.headers().firstValueAsLong("content-length")).hasValue(large.length);

            HttpResponse<byte[]> missing = signed(client, "GET", bucket + "/missing", new byte[0]);
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(new String(missing.body(), StandardCharsets.UTF_8)).contains("<Code>NoSuchKey</Code>");

            assertThat(signed(client, "PUT", bucket + "?cors", RULES.getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(200);
            HttpResponse<byte[]> preflight = preflight(client, bucket + "/large");
            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                    .hasValue("https://app.example");
        }
    }

    private static HttpResponse<byte[]> preflight(HttpClient client, String target) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:"
                                + server.listeners().getFirst().port() + target))
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .header("Origin", "https://app.example")
                        .header("Access-Control-Request-Method", "PUT")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }
}
