package org.entrepot.server.cases;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.cors.cases.CorsCaseAnswer;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.gateway.Header;
import org.entrepot.s3.S3Signer;
import org.entrepot.server.admin.AdminApi;

/** A running server. Its domain {@code localhost} has to be configured, as it is by default. */
public final class SocketTarget implements CaseTarget {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static {
        // Cases come by many host names. Only what is said before the first request of the process's JDK client counts.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final URI endpoint;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private CaseOwner owner;

    private SocketTarget(URI endpoint, CaseOwner owner) {
        this.endpoint = endpoint;
        this.owner = owner;
    }

    /**
     * Finds out who the key belongs to.
     *
     * @param endpoint without a final slash
     * @throws IOException when the server cannot be reached or does not know the key
     */
    public static SocketTarget open(URI endpoint, String accessKey, String secretKey) throws IOException {
        SocketTarget target = new SocketTarget(endpoint, new CaseOwner(accessKey, secretKey, ""));
        String path = AdminApi.PATH + "caller";
        List<Header> signature = S3Signer.sign(
                "GET", path, target.authority(), List.of(), new byte[0], accessKey, secretKey, Instant.now());
        CorsCaseAnswer answer = target.send(new CaseCall("GET", target.authority(), path, signature, new byte[0]));
        if (Json.read(answer.body()) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)
                && object.get("cosAppid").orElse(null) instanceof JsonValue.Text appid) {
            target.owner = new CaseOwner(accessKey, secretKey, appid.value());
            return target;
        }
        target.close();
        throw new IOException(endpoint + " answers " + answer.status() + " to a question about its caller");
    }

    @Override
    public CorsCaseAnswer send(CaseCall call) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + call.target()))
                .timeout(PATIENCE)
                .header("Host", call.host())
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        for (Header header : call.headers()) {
            // The client tells the length by itself and lets nobody else.
            if (!header.name().equalsIgnoreCase("Content-Length")) {
                request.header(header.name(), header.value());
            }
        }
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            List<CorsHeader> headers = new ArrayList<>();
            answer.headers()
                    .map()
                    .forEach((name, values) -> values.forEach(value -> headers.add(new CorsHeader(name, value))));
            return new CorsCaseAnswer(answer.statusCode(), headers, answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public CaseOwner owner() {
        return owner;
    }

    @Override
    public String authority() {
        return endpoint.getRawAuthority();
    }

    @Override
    public boolean isLasting() {
        return true;
    }

    @Override
    public void close() {
        client.close();
    }
}
