package org.entrepot.qingstor;

import java.io.IOException;
import java.util.List;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.TextProblem;
import org.entrepot.gateway.Bodies;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.Work;
import org.jspecify.annotations.Nullable;

/** Reads JSON bodies; what breaks a rule is refused with the place where it stands. */
final class JsonBodies {
    private JsonBodies() {}

    /**
     * The body as an object.
     *
     * @throws RefusedException {@link Refusal.MalformedDocument} when it is no JSON, {@link Refusal.DocumentRefused} when it
     *     is no object
     */
    static JsonValue.Obj object(Work work, int limitBytes) throws IOException {
        return switch (Json.read(Bodies.readDocument(work.body(), limitBytes))) {
            case Parsed.Failed<JsonValue>(TextProblem problem) ->
                throw new RefusedException(new Refusal.MalformedDocument(problem.message(), problem.position()));
            case Parsed.Ok<JsonValue>(JsonValue value) -> object(value, "");
        };
    }

    /** The value as an object. */
    static JsonValue.Obj object(JsonValue value, String pointer) throws RefusedException {
        if (value instanceof JsonValue.Obj object) {
            return object;
        }
        throw refused("an object is needed, not a " + value.kind(), pointer, value);
    }

    /** The items of a list. */
    static List<JsonValue> items(JsonValue value, String pointer) throws RefusedException {
        if (value instanceof JsonValue.Arr list) {
            return list.items();
        }
        throw refused("a list is needed, not a " + value.kind(), pointer, value);
    }

    /** A text that has to be there. */
    static String text(JsonValue.Obj object, String name, String pointer) throws RefusedException {
        JsonValue value =
                object.get(name).orElseThrow(() -> refused("the member `" + name + "` is missing", pointer, object));
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        throw refused("a text is needed, not a " + value.kind(), pointer + "/" + name, value);
    }

    /** The member, where {@code null} stands for none: the Go client writes it for what was not set. */
    static @Nullable JsonValue present(JsonValue.Obj object, String name) {
        return object.get(name)
                .filter(value -> !(value instanceof JsonValue.Null))
                .orElse(null);
    }

    /** A refusal that points at its cause. */
    static RefusedException refused(String message, String pointer, JsonValue at) {
        return new RefusedException(
                new Refusal.DocumentRefused(QingStorErrors.INVALID_REQUEST, message, pointer, at.position()));
    }
}
