package org.entrepot.mediastore;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;

/** The checked facts about the service, as recorded from its clients. */
final class Vectors {
    private static final JsonValue.Obj ALL = read();

    private Vectors() {}

    static JsonValue.Obj section(String name) {
        return (JsonValue.Obj) ALL.get(name).orElseThrow();
    }

    static List<JsonValue.Obj> cases(String section) {
        return objects(ALL.get(section).orElseThrow());
    }

    static List<JsonValue.Obj> objects(JsonValue list) {
        return ((JsonValue.Arr) list)
                .items().stream().map(JsonValue.Obj.class::cast).toList();
    }

    static String text(JsonValue.Obj object, String member) {
        return ((JsonValue.Text) object.get(member).orElseThrow()).value();
    }

    static boolean flag(JsonValue.Obj object, String member) {
        return ((JsonValue.Bool) object.get(member).orElseThrow()).value();
    }

    static Map<String, String> texts(JsonValue.Obj object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.members().forEach(m -> texts.put(m.name(), ((JsonValue.Text) m.value()).value()));
        return texts;
    }

    static JsonValue.Obj parse(String json) {
        return switch (Json.read(json)) {
            case Parsed.Ok<JsonValue>(JsonValue.Obj object) -> object;
            case Parsed.Ok<JsonValue>(JsonValue other) -> throw new AssertionError("no object: " + json);
            case Parsed.Failed<JsonValue>(var problem) -> throw new AssertionError(problem + ": " + json);
        };
    }

    private static JsonValue.Obj read() {
        try (InputStream in = Vectors.class.getResourceAsStream("mediastore-vectors.json")) {
            return (JsonValue.Obj) ((Parsed.Ok<JsonValue>) Json.read(in.readAllBytes())).value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
