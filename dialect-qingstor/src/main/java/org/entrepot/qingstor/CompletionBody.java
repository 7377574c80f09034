package org.entrepot.qingstor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.entrepot.access.text.JsonValue;
import org.entrepot.gateway.ETags;
import org.entrepot.gateway.Refusal;
import org.entrepot.gateway.RefusedException;
import org.entrepot.store.Completion;
import org.entrepot.store.Uploads;
import org.entrepot.store.WriteCondition;
import org.jspecify.annotations.Nullable;

/**
 * The list of parts that completes an upload ({@code qingstor.md} section 7.9).
 *
 * @param parts one or more
 * @param size of all parts in bytes; null unless every part tells its own
 */
record CompletionBody(
        List<Completion.Choice> parts, @Nullable Long size) {
    private static final String PARTS = "object_parts";
    private static final String NUMBER = "part_number";
    private static final String ETAG = "etag";

    /** More digits than any size or number of a part has. */
    private static final Pattern NUMERAL = Pattern.compile("[0-9]{1,13}");

    /**
     * Reads it. Members that a listing of parts has besides are ignored.
     *
     * @throws RefusedException {@link Refusal.DocumentRefused}, {@link Refusal.InvalidArgument} for a number that no part can
     *     have
     */
    static CompletionBody read(JsonValue.Obj body) throws RefusedException {
        JsonValue list = JsonBodies.present(body, PARTS);
        if (list == null) {
            throw JsonBodies.refused("the member `" + PARTS + "` is missing", "", body);
        }
        List<JsonValue> items = JsonBodies.items(list, "/" + PARTS);
        if (items.isEmpty()) {
            throw JsonBodies.refused("the list names no part", "/" + PARTS, list);
        }
        List<Completion.Choice> parts = new ArrayList<>();
        long size = 0;
        boolean isSized = true;
        for (int i = 0; i < items.size(); i++) {
            String pointer = "/" + PARTS + "/" + i;
            JsonValue.Obj part = JsonBodies.object(items.get(i), pointer);
            parts.add(new Completion.Choice(partNumber(part, pointer), etag(part, pointer), Map.of()));
            OptionalLong bytes = number(part, "size", pointer);
            isSized &= bytes.isPresent();
            size += bytes.orElse(0);
        }
        return new CompletionBody(parts, isSized ? size : null);
    }

    private static int partNumber(JsonValue.Obj part, String pointer) throws RefusedException {
        long number = number(part, NUMBER, pointer)
                .orElseThrow(() -> JsonBodies.refused("the member `" + NUMBER + "` is missing", pointer, part));
        if (number > Uploads.NUMBER_MAX) {
            throw new RefusedException(new Refusal.InvalidArgument(
                    NUMBER, Long.toString(number), "it has to be " + Uploads.NUMBER_MAX + " at most"));
        }
        return (int) number;
    }

    /** A whole number; empty when the member is missing or null. */
    private static OptionalLong number(JsonValue.Obj part, String name, String pointer) throws RefusedException {
        JsonValue value = JsonBodies.present(part, name);
        if (value == null) {
            return OptionalLong.empty();
        }
        if (value instanceof JsonValue.Num number
                && NUMERAL.matcher(number.literal()).matches()) {
            return OptionalLong.of(Long.parseLong(number.literal()));
        }
        throw JsonBodies.refused("a whole number, 0 or more, is needed", pointer + "/" + name, value);
    }

    /** The ETag without quotes; null when the sender does not say. */
    private static @Nullable String etag(JsonValue.Obj part, String pointer) throws RefusedException {
        if (JsonBodies.present(part, ETAG) == null) {
            return null;
        }
        String etag = ETags.unquoted(JsonBodies.text(part, ETAG, pointer).strip());
        return etag.isEmpty() ? null : etag;
    }

    /** The same for the store; for its parameters see {@link Completion}. */
    Completion completion(long innerPartBytesMin, WriteCondition condition, long maxBytes, @Nullable String etag) {
        return new Completion(parts, innerPartBytesMin, condition, maxBytes, size, Map.of(), etag);
    }
}
