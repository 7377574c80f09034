package org.entrepot.access.policy.notation;

import java.util.List;
import java.util.Set;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;

/** The form in which QingStor's typed clients can read a policy back ({@code qingstor.md} 6.10). */
public final class QingstorPolicyText {
    private static final Set<String> LISTS = Set.of("user", "action", "resource", "Referer", "source_ip");

    private QingstorPolicyText() {}

    /**
     * The stored text with {@code user}, {@code action}, {@code resource}, {@code Referer} and {@code source_ip} as lists
     * where a bare text was stored. A text that is no JSON comes back as it is.
     *
     * @param stored a policy that {@link PolicyNotation#read} took
     */
    public static byte[] normalised(byte[] stored) {
        return switch (Json.read(stored)) {
            case Parsed.Ok<JsonValue> ok ->
                new JsonWriter().value(normalised(ok.value())).toBytes();
            case Parsed.Failed<JsonValue> failed -> stored.clone();
        };
    }

    private static JsonValue normalised(JsonValue value) {
        return switch (value) {
            case JsonValue.Obj obj ->
                JsonTrees.object(obj.members().stream()
                        .map(member -> JsonTrees.member(member.name(), member(member)))
                        .toList());
            case JsonValue.Arr arr ->
                JsonTrees.list(
                        arr.items().stream().map(QingstorPolicyText::normalised).toList());
            case JsonValue.Text text -> text;
            case JsonValue.Num num -> num;
            case JsonValue.Bool bool -> bool;
            case JsonValue.Null none -> none;
        };
    }

    private static JsonValue member(JsonValue.Member member) {
        boolean isBareText = member.value() instanceof JsonValue.Text;
        return isBareText && LISTS.contains(member.name())
                ? JsonTrees.list(List.of(member.value()))
                : normalised(member.value());
    }
}
