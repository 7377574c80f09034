package org.entrepot.access.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** JSON pointers (RFC 6901): the way from a document to a value in it, such as {@code /Statement/0/Effect}. */
public final class JsonPointer {
    private JsonPointer() {}

    /** The pointer of a member of the object that a pointer leads to. */
    public static String member(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The pointer of an item of the list that a pointer leads to, counted from 0. */
    public static String item(String pointer, int index) {
        return pointer + "/" + index;
    }

    /** The value that a pointer leads to; empty when there is none. */
    public static Optional<JsonValue> find(JsonValue document, String pointer) {
        Optional<JsonValue> found = Optional.of(document);
        for (String name : steps(pointer)) {
            found = found.flatMap(value -> child(value, name));
        }
        return found;
    }

    /** The names and indexes that a pointer goes through. */
    static List<String> steps(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }

    private static Optional<JsonValue> child(JsonValue value, String name) {
        return switch (value) {
            case JsonValue.Obj object -> object.get(name);
            case JsonValue.Arr list
            when name.matches("[0-9]{1,9}")
                    && Integer.parseInt(name) < list.items().size() ->
                Optional.of(list.items().get(Integer.parseInt(name)));
            default -> Optional.empty();
        };
    }
}
