package org.entrepot.access.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON strictly (RFC 8259, UTF-8, nothing after the value) into {@link JsonValue}. A member name written twice is
 * refused, because two readers would disagree on it ({@code policy.md} section 3.1). Depth is bounded.
 */
public final class Json {
    /** Deeper nesting than this is refused; no document of ours comes near it ({@code policy.md} section 13 allows 8). */
    public static final int DEPTH_MAX = 32;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(64)
                    .build())
            .build();

    private Json() {}

    /** Reads UTF-8 bytes. */
    public static Parsed<JsonValue> read(byte[] utf8) {
        return switch (Utf8.read(utf8)) {
            case Parsed.Failed<String>(TextProblem problem) -> new Parsed.Failed<>(problem);
            case Parsed.Ok<String>(String text) -> read(text);
        };
    }

    /** Reads a whole text. */
    public static Parsed<JsonValue> read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                return new Parsed.Failed<>(new TextProblem("the text is empty", Position.START));
            }
            JsonValue value = value(parser);
            if (parser.nextToken() != null) {
                throw new Refused(new TextProblem("there is text after the value", at(parser)));
            }
            return new Parsed.Ok<>(value);
        } catch (Refused refused) {
            return new Parsed.Failed<>(refused.problem);
        } catch (JacksonException e) {
            return new Parsed.Failed<>(new TextProblem(firstLine(e.getOriginalMessage()), position(e.getLocation())));
        }
    }

    private static JsonValue value(JsonParser parser) throws Refused {
        Position position = at(parser);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, position);
            case START_ARRAY -> array(parser, position);
            case VALUE_STRING -> new JsonValue.Text(parser.getString(), position);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.Num(parser.getString(), position);
            case VALUE_TRUE -> new JsonValue.Bool(true, position);
            case VALUE_FALSE -> new JsonValue.Bool(false, position);
            case VALUE_NULL -> new JsonValue.Null(position);
            default -> throw new Refused(new TextProblem("a value is missing", position));
        };
    }

    private static JsonValue object(JsonParser parser, Position position) throws Refused {
        List<JsonValue.Member> members = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Position namePosition = at(parser);
            String name = parser.currentName();
            if (!seen.add(name)) {
                throw new Refused(new TextProblem("the member `" + name + "` is written twice", namePosition));
            }
            parser.nextToken();
            members.add(new JsonValue.Member(name, value(parser), namePosition));
        }
        return new JsonValue.Obj(members, position);
    }

    private static JsonValue array(JsonParser parser, Position position) throws Refused {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonValue.Arr(items, position);
    }

    private static Position at(JsonParser parser) {
        return position(parser.currentTokenLocation());
    }

    private static Position position(TokenStreamLocation location) {
        return location == null
                ? Position.START
                : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Carries a refusal out of the recursion; never leaves this class. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient TextProblem problem;

        Refused(TextProblem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }
    }
}
