package org.entrepot.cos;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.Headers;

/** The vectors that go with {@code cos.md}. */
final class Vectors {
    private static final JsonValue.Obj ALL = read();

    static final String SECRET_ID = text(object(ALL, "credentials"), "secretId");
    static final String SECRET_KEY = text(object(ALL, "credentials"), "secretKey");

    private Vectors() {}

    private static JsonValue.Obj read() {
        try (InputStream stream = Objects.requireNonNull(Vectors.class.getResourceAsStream("cos-vectors.json"))) {
            if (Json.read(stream.readAllBytes()) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj all)) {
                return all;
            }
            throw new IllegalStateException("the vectors are not readable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The entries of a section, which is a list, or the named list in a section. */
    static Stream<JsonValue.Obj> section(String... path) {
        JsonValue.Obj in = ALL;
        for (int i = 0; i < path.length - 1; i++) {
            in = object(in, path[i]);
        }
        return list(in, path[path.length - 1]).map(JsonValue.Obj.class::cast);
    }

    static JsonValue.Obj object(JsonValue.Obj in, String name) {
        return (JsonValue.Obj) in.get(name).orElseThrow();
    }

    static Stream<JsonValue> list(JsonValue.Obj in, String name) {
        return ((JsonValue.Arr) in.get(name).orElseThrow()).items().stream();
    }

    static String text(JsonValue.Obj in, String name) {
        return text(in.get(name).orElseThrow());
    }

    static String text(JsonValue value) {
        return switch (value) {
            case JsonValue.Text text -> text.value();
            case JsonValue.Num number -> number.literal();
            case JsonValue.Bool bool -> Boolean.toString(bool.value());
            case JsonValue.Null nothing -> "";
            case JsonValue.Obj object -> throw new IllegalArgumentException("an object");
            case JsonValue.Arr list -> throw new IllegalArgumentException("a list");
        };
    }

    static Headers headers(JsonValue.Obj vector) {
        List<Header> lines = new ArrayList<>();
        for (JsonValue.Member member : object(vector, "headers").members()) {
            lines.add(new Header(member.name(), text(member.value())));
        }
        return new Headers(lines);
    }

    /** The query of a vector as a client would put it on the wire. */
    static String rawQuery(JsonValue.Obj vector) {
        List<String> pairs = new ArrayList<>();
        list(vector, "query").forEach(pair -> {
            List<JsonValue> both = ((JsonValue.Arr) pair).items();
            pairs.add(CosSignature.encode(text(both.get(0))) + "=" + CosSignature.encode(text(both.get(1))));
        });
        return String.join("&", pairs);
    }
}
