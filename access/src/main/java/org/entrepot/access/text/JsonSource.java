package org.entrepot.access.text;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Finds the places of JSON values by the offsets of their tokens. */
final class JsonSource {
    private static final SourceNode NOTHING = new SourceNode("", 0, 0, 0, 0, List.of());

    private JsonSource() {}

    static SourceNode root(String text) {
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            return parser.nextToken() == null ? NOTHING : value(parser, "", start(parser));
        } catch (JacksonException notJson) {
            return NOTHING;
        }
    }

    private static SourceNode value(JsonParser parser, String name, int start) {
        int contentStart = start(parser);
        List<SourceNode> children = new ArrayList<>();
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    int memberStart = start(parser);
                    String member = parser.currentName();
                    parser.nextToken();
                    children.add(value(parser, member, memberStart));
                }
            }
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    children.add(value(parser, Integer.toString(children.size()), start(parser)));
                }
            }
            default -> parser.finishToken();
        }
        int end = end(parser);
        return new SourceNode(name, start, end, contentStart, end, children);
    }

    private static int start(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    }

    /** Behind the current token: only a text's length on paper is not that of its value. */
    private static int end(JsonParser parser) {
        return switch (parser.currentToken()) {
            case END_OBJECT, END_ARRAY -> start(parser) + 1;
            case VALUE_STRING -> Math.toIntExact(parser.currentLocation().getCharOffset());
            default -> start(parser) + parser.getStringLength();
        };
    }
}
