package org.entrepot.cli;

import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;

/** Writes a JSON value that was read, in one line. */
final class JsonText {
    private JsonText() {}

    static String of(JsonValue value) {
        JsonWriter json = new JsonWriter();
        write(json, value);
        return json.toString();
    }

    private static void write(JsonWriter json, JsonValue value) {
        switch (value) {
            case JsonValue.Obj object -> {
                json.openObject();
                for (JsonValue.Member member : object.members()) {
                    json.name(member.name());
                    write(json, member.value());
                }
                json.closeObject();
            }
            case JsonValue.Arr list -> {
                json.openList();
                list.items().forEach(item -> write(json, item));
                json.closeList();
            }
            case JsonValue.Text text -> json.value(text.value());
            case JsonValue.Num number -> json.raw(number.literal());
            case JsonValue.Bool bool -> json.value(bool.value());
            case JsonValue.Null none -> json.nothing();
        }
    }
}
