package org.entrepot.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Position;
import org.entrepot.access.text.TextProblem;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/**
 * Reads YAML 1.2 with the JSON schema, so that what looks like JSON means what it means there, into the trees that JSON
 * is read into: line and column are those of the YAML. A member written twice is refused as in JSON; so is whatever JSON
 * has no value for.
 */
final class YamlText {
    /** Values of one file, each use of an alias counted: an alias of aliases could stand for any number. */
    private static final int VALUES_MAX = 200_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new JsonSchema())
            .setMaxAliasesForCollections(VALUES_MAX)
            .build();

    private int values;

    private YamlText() {}

    /** Reads a file of one document. */
    static Parsed<JsonValue> read(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            StreamReader reader = new StreamReader(SETTINGS, text);
            Optional<Node> root = new Composer(SETTINGS, new ParserImpl(SETTINGS, reader)).getSingleNode();
            return root.isEmpty()
                    ? failed("the text is empty", Position.START)
                    : new Parsed.Ok<>(new YamlText().value(root.get(), 1));
        } catch (CharacterCodingException e) {
            return failed("the text is not UTF-8", Position.START);
        } catch (Refused refused) {
            return new Parsed.Failed<>(refused.problem);
        } catch (MarkedYamlEngineException e) {
            return failed(e.getProblem(), position(e.getProblemMark().or(e::getContextMark)));
        } catch (YamlEngineException e) {
            return failed(String.valueOf(e.getMessage()).lines().findFirst().orElse("not YAML"), Position.START);
        }
    }

    private JsonValue value(Node node, int depth) throws Refused {
        Position position = position(node.getStartMark());
        if (depth > Json.DEPTH_MAX) {
            throw new Refused("nesting is deeper than " + Json.DEPTH_MAX, position);
        }
        if (++values > VALUES_MAX) {
            throw new Refused("there are more values than " + VALUES_MAX, position);
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, position, depth);
            case SequenceNode sequence -> {
                List<JsonValue> items = new ArrayList<>();
                for (Node item : sequence.getValue()) {
                    items.add(value(item, depth + 1));
                }
                yield new JsonValue.Arr(items, position);
            }
            case ScalarNode scalar -> scalar(scalar, position);
            default -> throw new Refused("this has no form in JSON", position);
        };
    }

    private JsonValue object(MappingNode mapping, Position position, int depth) throws Refused {
        List<JsonValue.Member> members = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Position at = position(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw new Refused("the name of a member must be a text", at);
            }
            if (!seen.add(key.getValue())) {
                throw new Refused("the member `" + key.getValue() + "` is written twice", at);
            }
            members.add(new JsonValue.Member(key.getValue(), value(tuple.getValueNode(), depth + 1), at));
        }
        return new JsonValue.Obj(members, position);
    }

    private static JsonValue scalar(ScalarNode scalar, Position position) throws Refused {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return new JsonValue.Text(text, position);
        }
        if (tag.equals(Tag.BOOL)) {
            return new JsonValue.Bool(text.equals("true"), position);
        }
        if (tag.equals(Tag.NULL)) {
            return new JsonValue.Null(position);
        }
        boolean isNumber = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
        if (isNumber && Json.read(text) instanceof Parsed.Ok<JsonValue>(JsonValue.Num number)) {
            return new JsonValue.Num(number.literal(), position);
        }
        throw new Refused("`" + text + "` with the tag " + tag + " has no form in JSON", position);
    }

    private static Position position(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(Position.START);
    }

    private static Parsed<JsonValue> failed(String message, Position position) {
        return new Parsed.Failed<>(new TextProblem(message, position));
    }

    /** Carries a refusal out of the recursion; never leaves this class. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient TextProblem problem;

        Refused(String message, Position position) {
            super(message, null, false, false);
            problem = new TextProblem(message, position);
        }
    }
}
