package org.entrepot.access.cors.explain;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.cors.CorsAsked;
import org.entrepot.access.cors.CorsRequest;
import org.entrepot.access.cors.CorsVerdict;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.TextProblem;

/**
 * What a page wants to do ({@code cors.md} section 9.2).
 *
 * @param origin the page's origin, as its browser would send it
 * @param method the method of the actual request
 * @param headers names of the headers the page sets
 * @param credentials whether the page asks the browser for credentials
 * @param hasKey whether the request names a key
 */
public record CorsQuestion(String origin, String method, List<String> headers, boolean credentials, boolean hasKey) {
    private static final List<String> MEMBERS = List.of("origin", "method", "headers", "credentials", "path");

    public CorsQuestion {
        headers = List.copyOf(headers);
    }

    /**
     * Reads {@code {"origin", "method", "headers", "credentials", "path"}}. Origin and method are required; {@code path}
     * is a key, whose absence asks about the bucket itself.
     */
    public static Parsed<CorsQuestion> read(byte[] json) {
        return switch (Json.read(json)) {
            case Parsed.Failed<JsonValue>(TextProblem problem) -> new Parsed.Failed<>(problem);
            case Parsed.Ok<JsonValue>(JsonValue.Obj object) -> read(object);
            case Parsed.Ok<JsonValue>(JsonValue other) -> failed("an object is needed", other.position());
        };
    }

    /** What the page behind a refused request wanted; whether with credentials, no preflight tells. */
    public static CorsQuestion of(CorsVerdict.Refused refused) {
        CorsRequest request = refused.request();
        return new CorsQuestion(
                String.join(", ", request.origins()),
                refused.method(),
                CorsAsked.headers(request),
                false,
                request.hasKey());
    }

    private static Parsed<CorsQuestion> read(JsonValue.Obj object) {
        String origin = null;
        String method = null;
        List<String> headers = new ArrayList<>();
        boolean credentials = false;
        boolean hasKey = false;
        for (JsonValue.Member member : object.members()) {
            switch (member.value()) {
                case JsonValue.Text text when member.name().equals("origin") -> origin = text.value();
                case JsonValue.Text text when member.name().equals("method") -> method = text.value();
                case JsonValue.Text text
                when member.name().equals("path") ->
                    hasKey = !text.value().isEmpty() && !text.value().equals("/");
                case JsonValue.Bool bool when member.name().equals("credentials") -> credentials = bool.value();
                case JsonValue.Arr list
                when member.name().equals("headers") -> {
                    for (JsonValue item : list.items()) {
                        if (!(item instanceof JsonValue.Text name)) {
                            return failed("a header name is a text", item.position());
                        }
                        headers.add(name.value());
                    }
                }
                case JsonValue other -> {
                    String message = MEMBERS.contains(member.name())
                            ? "the member `" + member.name() + "` cannot be a " + other.kind()
                            : "a member is not known here, use " + String.join(", ", MEMBERS);
                    return failed(message, member.position());
                }
            }
        }
        if (origin == null || method == null) {
            return failed("the members `origin` and `method` are required", object.position());
        }
        return new Parsed.Ok<>(new CorsQuestion(origin, method, headers, credentials, hasKey));
    }

    /** The question as {@link #read} takes it; a path stands for the key that it names, whichever that is. */
    public String toJson() {
        JsonWriter json = new JsonWriter()
                .openObject()
                .member("origin", origin)
                .member("method", method)
                .name("headers")
                .values(headers)
                .member("credentials", credentials);
        if (hasKey) {
            json.member("path", "key");
        }
        return json.closeObject().toString();
    }

    /** The preflight a browser would send. */
    public CorsRequest preflight() {
        List<String> names = headers.isEmpty() ? List.of() : List.of(String.join(",", headers));
        return new CorsRequest("OPTIONS", List.of(origin), List.of(method), names, hasKey);
    }

    /** The actual request after it. */
    public CorsRequest actual() {
        return new CorsRequest(method, List.of(origin), List.of(), List.of(), hasKey);
    }

    private static Parsed<CorsQuestion> failed(String message, Position position) {
        return new Parsed.Failed<>(new TextProblem(message, position));
    }
}
