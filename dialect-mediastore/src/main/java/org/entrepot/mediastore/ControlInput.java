package org.entrepot.mediastore;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;

/**
 * The JSON body of a control call. Unknown members are ignored and {@code null} counts as absent; a member of another type
 * than the model's is a {@code SerializationException}, a value outside its limits a {@code ValidationException}
 * ({@code mediastore.md} sections 4 and 5).
 */
record ControlInput(JsonValue.Obj members) {
    /** Reads a body; an empty one is taken for an empty object. */
    static ControlInput read(byte[] body) throws RefusedException {
        if (body.length == 0) {
            return new ControlInput(new JsonValue.Obj(List.of(), Position.START));
        }
        return switch (Json.read(body)) {
            case Parsed.Ok<JsonValue>(JsonValue.Obj object) -> new ControlInput(object);
            case Parsed.Ok<JsonValue>(JsonValue other) ->
                throw unreadable("the body must be an object, not a " + other.kind(), other.position());
            case Parsed.Failed<JsonValue> failed ->
                throw unreadable(failed.problem().message(), failed.problem().position());
        };
    }

    /** A member that is there and not {@code null}. */
    Optional<JsonValue> member(String name) {
        return members.get(name).filter(value -> !(value instanceof JsonValue.Null));
    }

    /** An optional text of {@code min} to {@code max} characters that match the pattern as a whole. */
    Optional<String> text(String name, int min, int max, Pattern form) throws RefusedException {
        Optional<JsonValue> value = member(name);
        return value.isEmpty() ? Optional.empty() : Optional.of(text(name, value.get(), min, max, form));
    }

    /** The same for a text that has to be there. */
    String requiredText(String name, int min, int max, Pattern form) throws RefusedException {
        return text(name, min, max, form).orElseThrow(() -> missing(name));
    }

    /** An optional whole number within limits. */
    Optional<Integer> number(String name, int min, int max) throws RefusedException {
        Optional<JsonValue> value = member(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof JsonValue.Num num)) {
            throw wrongKind(name, "number", value.get());
        }
        return Optional.of(num.asInt()
                .filter(i -> i >= min && i <= max)
                .orElseThrow(
                        () -> outside(name, num.literal(), "it must be a whole number from " + min + " to " + max)));
    }

    /** An optional list. */
    Optional<List<JsonValue>> list(String name, int min, int max) throws RefusedException {
        Optional<JsonValue> value = member(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof JsonValue.Arr list)) {
            throw wrongKind(name, "list", value.get());
        }
        int size = list.items().size();
        if (size < min || size > max) {
            throw outside(name, size + " entries", "it must have " + min + " to " + max + " entries");
        }
        return Optional.of(list.items());
    }

    /** One text within limits, whatever holds it. */
    static String text(String name, JsonValue value, int min, int max, Pattern form) throws RefusedException {
        if (!(value instanceof JsonValue.Text text)) {
            throw wrongKind(name, "text", value);
        }
        int length = text.value().codePointCount(0, text.value().length());
        if (length < min || length > max) {
            throw outside(name, text.value(), "it must have " + min + " to " + max + " characters");
        }
        if (!form.matcher(text.value()).matches()) {
            throw outside(name, text.value(), "it must match the pattern " + form);
        }
        return text.value();
    }

    /** A required member that is not there. */
    static RefusedException missing(String name) {
        return new RefusedException(new Refusal.InvalidRequest("the member `" + name + "` is required"));
    }

    /** A value that breaks a constraint. */
    static RefusedException outside(String name, String value, String rule) {
        return new RefusedException(new Refusal.InvalidArgument(name, value, rule));
    }

    /** A value of another JSON type than the model's. */
    static RefusedException wrongKind(String name, String wanted, JsonValue value) {
        return unreadable(
                "the member `" + name + "` must be a " + wanted + ", not a " + value.kind(), value.position());
    }

    private static RefusedException unreadable(String message, Position position) {
        return new RefusedException(
                new Refusal.InDialect(400, "SerializationException", message + ", " + position, List.of()));
    }
}
