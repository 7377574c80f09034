package org.entrepot.access.policy.notation;

import java.util.List;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Position;

/** Makes JSON trees that no text stands behind. */
final class JsonTrees {
    private JsonTrees() {}

    static JsonValue text(String value) {
        return new JsonValue.Text(value, Position.START);
    }

    static JsonValue list(List<? extends JsonValue> items) {
        return new JsonValue.Arr(List.copyOf(items), Position.START);
    }

    static JsonValue texts(List<String> values) {
        return list(values.stream().map(JsonTrees::text).toList());
    }

    static JsonValue.Member member(String name, JsonValue value) {
        return new JsonValue.Member(name, value, Position.START);
    }

    static JsonValue object(List<JsonValue.Member> members) {
        return new JsonValue.Obj(members, Position.START);
    }
}
