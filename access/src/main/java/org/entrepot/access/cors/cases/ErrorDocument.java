package org.entrepot.access.cors.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.Xml;
import org.entrepot.access.text.XmlElement;

/**
 * The error of an answer in its dialect's form.
 *
 * @param code the code word; empty when the answer holds none
 * @param fields the texts of the document by name
 */
record ErrorDocument(Optional<String> code, Map<String, String> fields) {
    ErrorDocument {
        fields = Map.copyOf(fields);
    }

    static ErrorDocument read(Dialect dialect, CorsCaseAnswer answer) {
        return switch (dialect) {
            case S3, COS -> {
                Map<String, String> fields = xml(answer.body());
                yield new ErrorDocument(Optional.ofNullable(fields.get("Code")), fields);
            }
            case QINGSTOR -> {
                Map<String, String> fields = json(answer.body());
                yield new ErrorDocument(Optional.ofNullable(fields.get("code")), fields);
            }
            case MEDIASTORE -> {
                Map<String, String> fields = json(answer.body());
                Optional<String> type = Optional.ofNullable(fields.get("__type"))
                        .or(() -> answer.values("x-amzn-errortype").stream().findFirst());
                yield new ErrorDocument(type.map(ErrorDocument::bareType), fields);
            }
        };
    }

    /** The word after the last {@code #} and before the first {@code :} that follows. */
    private static String bareType(String type) {
        String word = type.substring(type.lastIndexOf('#') + 1);
        int colon = word.indexOf(':');
        return colon < 0 ? word : word.substring(0, colon);
    }

    private static Map<String, String> xml(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (Xml.read(body) instanceof Parsed.Ok<XmlElement>(XmlElement root)) {
            root.children().forEach(child -> fields.putIfAbsent(child.name(), child.text()));
        }
        return fields;
    }

    private static Map<String, String> json(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (Json.read(body) instanceof Parsed.Ok<JsonValue>(JsonValue.Obj object)) {
            for (JsonValue.Member member : object.members()) {
                if (member.value() instanceof JsonValue.Text text) {
                    fields.put(member.name(), text.value());
                }
            }
        }
        return fields;
    }
}
