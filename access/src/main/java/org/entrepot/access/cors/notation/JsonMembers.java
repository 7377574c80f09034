package org.entrepot.access.cors.notation;

import java.util.List;
import org.entrepot.access.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Members that are left out when there is nothing to say. */
final class JsonMembers {
    private JsonMembers() {}

    static void texts(JsonWriter json, String name, @Nullable List<String> values) {
        if (values != null) {
            json.name(name).values(values);
        }
    }

    static void number(JsonWriter json, String name, @Nullable Integer value) {
        if (value != null) {
            json.member(name, value);
        }
    }
}
