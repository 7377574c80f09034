package org.entrepot.access.cors.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entrepot.access.text.JsonValue;
import org.jspecify.annotations.Nullable;

/** One JSON object of a rule document: members by name, wrong kinds refused, {@code null} the same as absent. */
final class JsonFields {
    private final JsonValue.Obj object;
    private final CorsSpot spot;

    private JsonFields(JsonValue.Obj object, CorsSpot spot) {
        this.object = object;
        this.spot = spot;
    }

    /** The value as an object that has no members but the known ones. */
    static JsonFields of(JsonValue value, CorsSpot spot, List<String> known) throws CorsRefusal {
        if (!(value instanceof JsonValue.Obj object)) {
            throw wrongKind("object", value, spot);
        }
        for (JsonValue.Member member : object.members()) {
            if (!known.contains(member.name())) {
                throw new CorsRefusal(new CorsProblem.WrongShape(
                        "a member of this object is not known here, use " + String.join(", ", known),
                        spot.below(escaped(member.name()), member.position())));
            }
        }
        return new JsonFields(object, spot);
    }

    CorsSpot spot() {
        return spot;
    }

    /** Where the member stands, or the object when it has none. */
    CorsSpot spot(String name) {
        return member(name).map(value -> spot.below(name, value.position())).orElse(spot);
    }

    Optional<String> text(String name) throws CorsRefusal {
        Optional<JsonValue> value = member(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(text(value.get(), spot(name)));
    }

    /** The items of a list with where they stand; null when the member is absent. */
    @Nullable
    List<Item> items(String name) throws CorsRefusal {
        Optional<JsonValue> value = member(name);
        return value.isEmpty() ? null : items(value.get(), spot(name));
    }

    /** An integer of 32 bits; null when the member is absent. */
    @Nullable
    Integer integer(String name) throws CorsRefusal {
        JsonValue value = member(name).orElse(null);
        if (value == null) {
            return null;
        }
        if (!(value instanceof JsonValue.Num number)) {
            throw wrongKind("number", value, spot(name));
        }
        return number.asInt()
                .orElseThrow(() -> new CorsRefusal(new CorsProblem.NotInteger(number.literal(), spot(name))));
    }

    /** An integer of 32 bits that is not negative; null when the member is absent. */
    @Nullable
    Integer age(String name) throws CorsRefusal {
        Integer age = integer(name);
        if (age != null) {
            CorsChecks.notNegative(age, spot(name));
        }
        return age;
    }

    /** A boolean; null when the member is absent. */
    @Nullable
    Boolean bool(String name) throws CorsRefusal {
        JsonValue value = member(name).orElse(null);
        return switch (value) {
            case null -> null;
            case JsonValue.Bool bool -> bool.value();
            default -> throw wrongKind("boolean", value, spot(name));
        };
    }

    private Optional<JsonValue> member(String name) {
        return object.get(name).filter(value -> !(value instanceof JsonValue.Null));
    }

    /** The items of a list with where they stand. */
    static List<Item> items(JsonValue value, CorsSpot spot) throws CorsRefusal {
        if (!(value instanceof JsonValue.Arr list)) {
            throw wrongKind("list", value, spot);
        }
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < list.items().size(); i++) {
            JsonValue item = list.items().get(i);
            items.add(new Item(item, spot.below(Integer.toString(i), item.position())));
        }
        return items;
    }

    private static String text(JsonValue value, CorsSpot spot) throws CorsRefusal {
        if (!(value instanceof JsonValue.Text text)) {
            throw wrongKind("text", value, spot);
        }
        return text.value();
    }

    private static CorsRefusal wrongKind(String wanted, JsonValue value, CorsSpot spot) {
        String message = "a " + wanted + " is needed here, not a " + value.kind();
        return new CorsRefusal(new CorsProblem.WrongShape(message, spot));
    }

    /** A member name as part of a JSON pointer (RFC 6901). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** One item of a list. */
    record Item(JsonValue value, CorsSpot spot) {
        String text() throws CorsRefusal {
            return JsonFields.text(value, spot);
        }
    }
}
