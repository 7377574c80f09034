package org.entrepot.access.cors.cases;

import java.math.BigDecimal;
import java.util.List;
import org.entrepot.access.text.JsonValue;

/** Compares JSON values by what they say, wherever they stand. */
final class JsonEquality {
    private JsonEquality() {}

    static boolean equal(JsonValue a, JsonValue b) {
        return switch (a) {
            case JsonValue.Obj left -> b instanceof JsonValue.Obj right && equalMembers(left, right);
            case JsonValue.Arr left -> b instanceof JsonValue.Arr right && equalItems(left.items(), right.items());
            case JsonValue.Text left ->
                b instanceof JsonValue.Text right && left.value().equals(right.value());
            case JsonValue.Num left ->
                b instanceof JsonValue.Num right
                        && new BigDecimal(left.literal()).compareTo(new BigDecimal(right.literal())) == 0;
            case JsonValue.Bool left -> b instanceof JsonValue.Bool right && left.value() == right.value();
            case JsonValue.Null ignored -> b instanceof JsonValue.Null;
        };
    }

    /** A short text for messages. */
    static String text(JsonValue value) {
        return switch (value) {
            case JsonValue.Text text -> "`" + text.value() + "`";
            case JsonValue.Num number -> number.literal();
            case JsonValue.Bool bool -> Boolean.toString(bool.value());
            case JsonValue.Null ignored -> "null";
            case JsonValue.Arr list ->
                list.items().stream().map(JsonEquality::text).toList().toString();
            case JsonValue.Obj object ->
                object.members().stream()
                        .map(member -> member.name() + ": " + text(member.value()))
                        .toList()
                        .toString();
        };
    }

    private static boolean equalMembers(JsonValue.Obj a, JsonValue.Obj b) {
        return a.members().size() == b.members().size()
                && a.members().stream()
                        .allMatch(member -> b.get(member.name())
                                .filter(value -> equal(member.value(), value))
                                .isPresent());
    }

    private static boolean equalItems(List<JsonValue> a, List<JsonValue> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }
}
