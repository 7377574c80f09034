package org.entrepot.mediastore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.gateway.RefusedException;

/** Tags as calls write them ({@code mediastore.md} sections 5 and 7). */
final class Tags {
    /** Most tags of a container. */
    static final int PER_CONTAINER_MAX = 50;

    private static final int LISTED_MAX = 200;
    private static final int KEY_LENGTH_MAX = 128;
    private static final int VALUE_LENGTH_MAX = 256;
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    /** Keys that begin so belong to the vendor. */
    private static final String RESERVED_PREFIX = "aws:";

    private Tags() {}

    /** The member {@code Tags}, in the order written; empty when it is absent. A missing value is the empty text. */
    static Map<String, String> read(ControlInput input) throws RefusedException {
        Optional<List<JsonValue>> list = input.list("Tags", 1, LISTED_MAX);
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonValue item : list.orElse(List.of())) {
            if (!(item instanceof JsonValue.Obj tag)) {
                throw ControlInput.wrongKind("Tags", "list of objects", item);
            }
            ControlInput members = new ControlInput(tag);
            String key = key("Key", members.member("Key").orElseThrow(() -> ControlInput.missing("Key")));
            String value = members.text("Value", 0, VALUE_LENGTH_MAX, FORM).orElse("");
            if (tags.put(key, value) != null) {
                throw ControlInput.outside("Tags", key, "a key must not be given twice");
            }
        }
        if (tags.size() > PER_CONTAINER_MAX) {
            throw tooMany();
        }
        return tags;
    }

    /** The member {@code TagKeys}, which has to be there. */
    static List<String> readKeys(ControlInput input) throws RefusedException {
        List<JsonValue> list = input.list("TagKeys", 0, LISTED_MAX).orElseThrow(() -> ControlInput.missing("TagKeys"));
        List<String> keys = new ArrayList<>();
        for (JsonValue item : list) {
            keys.add(key("TagKeys", item));
        }
        return keys;
    }

    /** More tags than a container may have. */
    static RefusedException tooMany() {
        return ControlInput.outside("Tags", "", "a container has at most " + PER_CONTAINER_MAX + " tags");
    }

    /** Writes the member {@code Tags}. */
    static void write(JsonWriter json, Map<String, String> tags) {
        json.name("Tags").openList();
        tags.forEach((key, value) ->
                json.openObject().member("Key", key).member("Value", value).closeObject());
        json.closeList();
    }

    private static String key(String member, JsonValue value) throws RefusedException {
        String key = ControlInput.text(member, value, 1, KEY_LENGTH_MAX, FORM);
        if (key.toLowerCase(Locale.ROOT).startsWith(RESERVED_PREFIX)) {
            throw ControlInput.outside(member, key, "keys that begin with `aws:` are reserved");
        }
        return key;
    }
}
