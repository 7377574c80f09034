package org.entrepot.access.cors.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entrepot.access.cors.CorsHeader;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.Spelling;
import org.entrepot.access.text.TextProblem;
import org.jspecify.annotations.Nullable;

/** One object of a case file. Members that are not known are refused; JSON's null counts as absent. */
final class CaseFields {
    private final JsonValue.Obj object;

    private CaseFields(JsonValue.Obj object) {
        this.object = object;
    }

    /** The value as an object with any members. */
    static CaseFields of(JsonValue value) throws Refused {
        if (value instanceof JsonValue.Obj object) {
            return new CaseFields(object);
        }
        throw new Refused("an object is needed here, not a " + value.kind(), value.position());
    }

    /** The value as an object with none but these members. */
    static CaseFields of(JsonValue value, List<String> known) throws Refused {
        CaseFields fields = of(value);
        for (JsonValue.Member member : fields.object.members()) {
            if (!known.contains(member.name())) {
                throw new Refused(Spelling.unknown("member", member.name(), known), member.position());
            }
        }
        return fields;
    }

    List<JsonValue.Member> members() {
        return object.members();
    }

    @Nullable
    JsonValue value(String name) {
        return object.get(name)
                .filter(value -> !(value instanceof JsonValue.Null))
                .orElse(null);
    }

    JsonValue required(String name) throws Refused {
        JsonValue value = value(name);
        if (value == null) {
            throw new Refused("the member `" + name + "` is required", object.position());
        }
        return value;
    }

    String text(String name) throws Refused {
        return text(required(name));
    }

    /** The text of a required member, once it is one of these words. */
    String word(String name, List<String> words) throws Refused {
        JsonValue value = required(name);
        if (!words.contains(text(value))) {
            throw new Refused(Spelling.unknown(name, text(value), words), value.position());
        }
        return text(value);
    }

    @Nullable
    String textOrNull(String name) throws Refused {
        JsonValue value = value(name);
        return value == null ? null : text(value);
    }

    boolean flag(String name) throws Refused {
        JsonValue value = value(name);
        return switch (value) {
            case null -> false;
            case JsonValue.Bool flag -> flag.value();
            default -> throw new Refused("`true` or `false` is needed here", value.position());
        };
    }

    List<JsonValue> items(String name) throws Refused {
        JsonValue value = value(name);
        return switch (value) {
            case null -> List.of();
            case JsonValue.Arr list -> list.items();
            default -> throw new Refused("a list is needed here, not a " + value.kind(), value.position());
        };
    }

    List<String> texts(String name) throws Refused {
        List<String> texts = new ArrayList<>();
        for (JsonValue item : items(name)) {
            texts.add(text(item));
        }
        return texts;
    }

    Map<String, String> textsByName(String name) throws Refused {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonValue value = value(name);
        if (value != null) {
            for (JsonValue.Member member : of(value).members()) {
                texts.put(member.name(), text(member.value()));
            }
        }
        return texts;
    }

    List<CorsHeader> headers(String name) throws Refused {
        List<CorsHeader> headers = new ArrayList<>();
        textsByName(name).forEach((header, value) -> headers.add(new CorsHeader(header, value)));
        return headers;
    }

    static int integer(JsonValue value) throws Refused {
        if (value instanceof JsonValue.Num number) {
            return number.asInt().orElseThrow(() -> new Refused("a whole number is needed here", value.position()));
        }
        throw new Refused("a number is needed here, not a " + value.kind(), value.position());
    }

    private static String text(JsonValue value) throws Refused {
        if (value instanceof JsonValue.Text text) {
            return text.value();
        }
        throw new Refused("a text is needed here, not a " + value.kind(), value.position());
    }

    /** Carries a problem out of the reader; never leaves this package. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient TextProblem problem;

        Refused(String message, Position position) {
            super(message, null, false, false);
            problem = new TextProblem(message, position);
        }

        TextProblem problem() {
            return problem;
        }
    }
}
