package org.entrepot.qingstor;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;

/** The published vectors, as far as tests walk through them. */
final class Vectors {
    private static final JsonValue.Obj ALL = load();

    private Vectors() {}

    /** The list at this path of member names. */
    static Stream<JsonValue.Obj> at(String... path) {
        JsonValue value = ALL;
        for (String name : path) {
            value = member((JsonValue.Obj) value, name);
        }
        return ((JsonValue.Arr) value).items().stream().map(item -> (JsonValue.Obj) item);
    }

    static JsonValue.Obj object(String... path) {
        JsonValue value = ALL;
        for (String name : path) {
            value = member((JsonValue.Obj) value, name);
        }
        return (JsonValue.Obj) value;
    }

    static JsonValue member(JsonValue.Obj object, String name) {
        return object.get(name).orElseThrow(() -> new IllegalArgumentException("no member " + name));
    }

    static String text(JsonValue.Obj object, String name) {
        return member(object, name) instanceof JsonValue.Text text ? text.value() : "";
    }

    /** The member as JSON text; a text that is no JSON by itself stands as it is. */
    static String json(JsonValue.Obj object, String name) {
        JsonValue value = member(object, name);
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        return new JsonWriter().value(value).toString();
    }

    static int number(JsonValue.Obj object, String name) {
        return ((JsonValue.Num) member(object, name)).asInt().orElseThrow();
    }

    static Headers headers(JsonValue.Obj vector) {
        List<Header> headers = new ArrayList<>();
        for (JsonValue.Member member : ((JsonValue.Obj) member(vector, "headers")).members()) {
            headers.add(new Header(member.name(), ((JsonValue.Text) member.value()).value()));
        }
        return new Headers(headers);
    }

    private static JsonValue.Obj load() {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/qingstor-vectors.json"))) {
            return switch (Json.read(in.readAllBytes())) {
                case Parsed.Ok<JsonValue>(JsonValue.Obj object) -> object;
                case Parsed<JsonValue> other -> throw new IllegalStateException("unreadable vectors: " + other);
            };
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
