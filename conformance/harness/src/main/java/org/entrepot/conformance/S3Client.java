package org.entrepot.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.sigv4.SigV4Signer;

/** The few S3 calls that crash runs need, signed as the root, without retries: an answer is an acknowledgement or it is none. */
public final class S3Client {
    private static final SigV4Signer SIGNER = SigV4Signer.forS3();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StartedServer server;

    /** A client of one server. */
    public S3Client(StartedServer server) {
        this.server = server;
    }

    /** Sends one request with a body that may be empty; the target is percent-encoded already. */
    public HttpResponse<byte[]> send(String method, String target, byte[] body)
            throws IOException, InterruptedException {
        String payload = sha256(body);
        SigV4Signer.Request request = new SigV4Signer.Request(method, target, "127.0.0.1:" + server.port(), List.of());
        SigV4Signer.Signatory root =
                new SigV4Signer.Signatory(StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY, "us-east-1");
        HttpRequest.Builder sent = HttpRequest.newBuilder(URI.create(server.endpoint() + target))
                .timeout(ANSWER_MAX)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        for (Header header : SIGNER.sign(request, payload, root, Instant.now())) {
            sent.header(header.name(), header.value());
        }
        return http.send(sent.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends a request without a body. */
    public HttpResponse<byte[]> send(String method, String target) throws IOException, InterruptedException {
        return send(method, target, new byte[0]);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
