package org.entrepot.conformance.history;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;

/**
 * A page of a listing as its reader understands it.
 *
 * @param values the value of each key on the page
 * @param hasMore whether the bucket has keys behind the last one
 */
record Listed(SortedMap<Integer, Integer> values, boolean hasMore) {
    private static final Pattern XML_OBJECT = Pattern.compile(
            "<Contents>.*?<Key>k([0-9]+)</Key>.*?<ETag>(?:&quot;|\")?([0-9a-f]+).*?</Contents>", Pattern.DOTALL);

    /** Reads a page. */
    static Listed read(Dialect dialect, byte[] answer, Bodies bodies) {
        String text = new String(answer, StandardCharsets.UTF_8);
        return switch (dialect) {
            case S3, COS -> xml(text, bodies);
            case QINGSTOR -> {
                JsonValue.Obj page = object(answer);
                yield new Listed(json(page, "keys", "key", "etag", bodies), text.contains("\"has_more\":true"));
            }
            case MEDIASTORE -> {
                JsonValue.Obj page = object(answer);
                yield new Listed(
                        json(page, "Items", "Name", "ETag", bodies),
                        page.get("NextToken").isPresent());
            }
        };
    }

    private static Listed xml(String text, Bodies bodies) {
        SortedMap<Integer, Integer> values = new TreeMap<>();
        Matcher object = XML_OBJECT.matcher(text);
        while (object.find()) {
            values.put(Integer.valueOf(object.group(1)), bodies.withEtag(object.group(2)));
        }
        return new Listed(values, text.contains("<IsTruncated>true</IsTruncated>"));
    }

    private static JsonValue.Obj object(byte[] answer) {
        if (Json.read(answer) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)) {
            return object;
        }
        throw new AssertionError("not an object: " + new String(answer, StandardCharsets.UTF_8));
    }

    private static SortedMap<Integer, Integer> json(
            JsonValue.Obj page, String list, String key, String etag, Bodies bodies) {
        SortedMap<Integer, Integer> values = new TreeMap<>();
        if (page.get(list).orElse(null) instanceof JsonValue.Arr(List<JsonValue> items, var position)) {
            for (JsonValue item : items) {
                JsonValue.Obj object = (JsonValue.Obj) item;
                values.put(
                        Integer.valueOf(text(object, key).substring(1)),
                        bodies.withEtag(text(object, etag).replace("\"", "")));
            }
        }
        return values;
    }

    private static String text(JsonValue.Obj object, String name) {
        return ((JsonValue.Text) object.get(name).orElseThrow()).value();
    }

    /** What the page says of each key that it is about, all at one moment. Of the keys behind a page that is not the last it says nothing. */
    List<Effect> effects(int keys) {
        List<Effect> effects = new ArrayList<>();
        int end = hasMore ? values.lastKey() + 1 : keys;
        for (int key = 0; key < end; key++) {
            effects.add(Effect.read(key, Values.only(values.getOrDefault(key, Values.MISSING))));
        }
        return effects;
    }
}
