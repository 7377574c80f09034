package org.entrepot.qingstor;

import java.util.Set;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;

/**
 * A policy as typed clients can read it: {@code user}, {@code action}, {@code resource}, {@code Referer} and {@code source_ip}
 * as lists even where a bare text was stored ({@code qingstor.md} section 6.10).
 */
final class PolicyLists {
    private static final Set<String> LISTS = Set.of("user", "action", "resource", "Referer", "source_ip");

    private PolicyLists() {}

    /** The same policy with texts spelled out as lists. */
    static byte[] spelledOut(byte[] policy) {
        return switch (Json.read(policy)) {
            case Parsed.Ok<JsonValue>(JsonValue value) -> {
                JsonWriter json = new JsonWriter();
                write(json, value);
                yield json.toBytes();
            }
            case Parsed.Failed<JsonValue>(var problem) ->
                throw new IllegalStateException("a stored policy is not readable any more: " + problem.message());
        };
    }

    private static void write(JsonWriter json, JsonValue value) {
        switch (value) {
            case JsonValue.Obj object -> {
                json.openObject();
                for (JsonValue.Member member : object.members()) {
                    json.name(member.name());
                    boolean bare = LISTS.contains(member.name()) && member.value() instanceof JsonValue.Text;
                    if (bare) {
                        json.openList();
                    }
                    write(json, member.value());
                    if (bare) {
                        json.closeList();
                    }
                }
                json.closeObject();
            }
            case JsonValue.Arr list -> {
                json.openList();
                list.items().forEach(item -> write(json, item));
                json.closeList();
            }
            case JsonValue.Text(String text, var at) -> json.value(text);
            case JsonValue.Num(String literal, var at) -> json.raw(literal);
            case JsonValue.Bool(boolean bool, var at) -> json.value(bool);
            case JsonValue.Null none -> json.nothing();
        }
    }
}
