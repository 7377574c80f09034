package org.entrepot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.PercentCoding;
import org.entrepot.gateway.sigv4.Hmac;
import org.entrepot.gateway.sigv4.SigV4Signer;

/** Signed requests to a server's internal API. */
final class AdminClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String REGION = "us-east-1";

    private final URI endpoint;
    private final ClientOptions.Key key;

    AdminClient(ClientOptions options) throws CommandFailure {
        this.endpoint = options.endpoint();
        this.key = options.key();
    }

    /** One segment of a path, encoded. */
    static String segment(String text) {
        return PercentCoding.encode(text, true);
    }

    /**
     * Sends a request.
     *
     * @param target path and query below {@code /-/api/v1/}, encoded
     * @param body a JSON document; empty for none
     * @return the answer's text
     * @throws CommandFailure when the server cannot be reached or refuses
     */
    String send(String method, String target, String body) throws CommandFailure {
        return exchange(
                request(method, target, body), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), answer -> {
                    if (answer.statusCode() != 200) {
                        throw refused(answer.statusCode(), answer.body());
                    }
                    return answer.body();
                });
    }

    /**
     * Sends a request whose answer comes line by line, for as long as the work takes that it asks for.
     *
     * @param target as for {@link #send}
     * @throws CommandFailure when the server cannot be reached or refuses
     */
    void follow(String method, String target, String body, Consumer<String> lines) throws CommandFailure {
        exchange(request(method, target, body), HttpResponse.BodyHandlers.ofLines(), answer -> {
            if (answer.statusCode() != 200) {
                throw refused(answer.statusCode(), answer.body().collect(Collectors.joining("\n")));
            }
            try {
                answer.body().forEach(lines);
            } catch (UncheckedIOException cutOff) {
                throw new CommandFailure("the server's answer was cut off: " + cutOff.getMessage());
            }
            return true;
        });
    }

    private HttpRequest request(String method, String target, String body) {
        String rawTarget = "/-/api/v1/" + target;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        List<Header> signature = SigV4Signer.forS3()
                .sign(
                        new SigV4Signer.Request(method, rawTarget, endpoint.getRawAuthority(), List.of()),
                        Hmac.sha256Hex(bytes),
                        new SigV4Signer.Signatory(key.accessKey(), key.secretKey(), REGION),
                        Instant.now());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint + rawTarget))
                .timeout(PATIENCE)
                .method(
                        method,
                        bytes.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(bytes));
        signature.forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }

    /** What is made of an answer while its connection is open. */
    @FunctionalInterface
    private interface Reading<B, T> {
        T read(HttpResponse<B> answer) throws CommandFailure;
    }

    private <B, T> T exchange(HttpRequest request, HttpResponse.BodyHandler<B> body, Reading<B, T> reading)
            throws CommandFailure {
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            return reading.read(client.send(request, body));
        } catch (IOException e) {
            throw new CommandFailure("cannot reach " + endpoint + ": " + (e.getMessage() == null ? e : e.getMessage())
                    + "; is the server running? (--endpoint names another)");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted");
        }
    }

    private static CommandFailure refused(int status, String body) {
        if (Json.read(body) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)
                && object.get("message").orElse(null) instanceof JsonValue.Text message) {
            return new CommandFailure(message.value());
        }
        return new CommandFailure("the server answered " + status);
    }

    /**
     * Reads an answer.
     *
     * @throws CommandFailure when it is no object
     */
    static JsonValue.Obj object(String answer) throws CommandFailure {
        if (Json.read(answer) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)) {
            return object;
        }
        throw new CommandFailure("the server's answer is no JSON object; is it an Entrepot of this version?");
    }

    /** The objects of a list in an answer. */
    static List<JsonValue.Obj> objects(String answer, String name) throws CommandFailure {
        return object(answer).get(name).orElse(null) instanceof JsonValue.Arr list
                ? list.items().stream()
                        .filter(JsonValue.Obj.class::isInstance)
                        .map(JsonValue.Obj.class::cast)
                        .toList()
                : List.of();
    }

    /** A member as text; {@code -} when there is none. */
    static String text(JsonValue.Obj object, String name) {
        return switch (object.get(name).orElse(null)) {
            case JsonValue.Text text -> text.value();
            case JsonValue.Bool bool -> Boolean.toString(bool.value());
            case JsonValue.Num number -> number.literal();
            case null, default -> "-";
        };
    }
}
