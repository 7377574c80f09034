package org.entrepot.access.policy.notation;

import java.io.StringWriter;
import java.util.List;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Position;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Makes and prints JSON trees that no text stands behind. */
final class JsonPrinter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonPrinter() {}

    static JsonValue text(String value) {
        return new JsonValue.Text(value, Position.START);
    }

    static JsonValue list(List<? extends JsonValue> items) {
        return new JsonValue.Arr(List.copyOf(items), Position.START);
    }

    static JsonValue texts(List<String> values) {
        return list(values.stream().map(JsonPrinter::text).toList());
    }

    static JsonValue.Member member(String name, JsonValue value) {
        return new JsonValue.Member(name, value, Position.START);
    }

    static JsonValue object(List<JsonValue.Member> members) {
        return new JsonValue.Obj(members, Position.START);
    }

    static String print(JsonValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            print(value, json);
        }
        return text.toString();
    }

    private static void print(JsonValue value, JsonGenerator json) {
        switch (value) {
            case JsonValue.Obj obj -> {
                json.writeStartObject();
                for (JsonValue.Member member : obj.members()) {
                    json.writeName(member.name());
                    print(member.value(), json);
                }
                json.writeEndObject();
            }
            case JsonValue.Arr arr -> {
                json.writeStartArray();
                for (JsonValue item : arr.items()) {
                    print(item, json);
                }
                json.writeEndArray();
            }
            case JsonValue.Text text -> json.writeString(text.value());
            case JsonValue.Num num -> json.writeNumber(num.literal());
            case JsonValue.Bool bool -> json.writeBoolean(bool.value());
            case JsonValue.Null none -> json.writeNull();
        }
    }
}
