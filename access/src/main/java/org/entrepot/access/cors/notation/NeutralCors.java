package org.entrepot.access.cors.notation;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * The stored model itself as JSON, with the short names of {@code cors.md} section 12: {@code rules} of {@code id},
 * {@code origins}, {@code methods}, {@code headers}, {@code expose}, {@code max_age}, and {@code response_vary}. Case
 * files and explanations use it. It says what every dialect can say, so reading checks the shape only.
 */
public final class NeutralCors {
    private static final List<String> MEMBERS = List.of("rules", "response_vary");
    private static final List<String> RULE_MEMBERS =
            List.of("id", "origins", "methods", "headers", "expose", "max_age");

    private NeutralCors() {}

    /** Reads a configuration. */
    public static CorsReading read(JsonValue value) {
        return CorsRefusal.reading(() -> {
            JsonFields fields = JsonFields.of(value, new CorsSpot("", value.position()), MEMBERS);
            List<CorsRule> rules = new ArrayList<>();
            for (JsonFields.Item item : required(fields, "rules")) {
                rules.add(rule(JsonFields.of(item.value(), item.spot(), RULE_MEMBERS)));
            }
            return new CorsConfiguration(rules, fields.bool("response_vary"));
        });
    }

    /** Writes one rule as an object. */
    public static void write(JsonWriter json, CorsRule rule) {
        json.openObject();
        if (rule.id() != null) {
            json.member("id", rule.id());
        }
        JsonMembers.texts(json, "origins", rule.origins());
        JsonMembers.texts(json, "methods", rule.methods());
        JsonMembers.texts(json, "headers", rule.headers());
        JsonMembers.texts(json, "expose", rule.exposeHeaders());
        JsonMembers.number(json, "max_age", rule.maxAgeSeconds());
        json.closeObject();
    }

    /** Writes a configuration as an object. */
    public static void write(JsonWriter json, CorsConfiguration configuration) {
        json.openObject().name("rules").openList();
        configuration.rules().forEach(rule -> write(json, rule));
        json.closeList();
        if (configuration.responseVary() != null) {
            json.member("response_vary", configuration.responseVary());
        }
        json.closeObject();
    }

    /** A configuration as text, for messages and answers. */
    public static String text(CorsConfiguration configuration) {
        JsonWriter json = new JsonWriter();
        write(json, configuration);
        return json.toString();
    }

    private static CorsRule rule(JsonFields fields) throws CorsRefusal {
        return new CorsRule(
                fields.text("id").orElse(null),
                texts(required(fields, "origins")),
                texts(required(fields, "methods")),
                texts(fields, "headers"),
                texts(fields, "expose"),
                fields.integer("max_age"),
                null);
    }

    private static List<JsonFields.Item> required(JsonFields fields, String name) throws CorsRefusal {
        List<JsonFields.Item> items = fields.items(name);
        if (items == null) {
            throw new CorsRefusal(new CorsProblem.MissingMember(name, fields.spot()));
        }
        return items;
    }

    private static @Nullable List<String> texts(JsonFields fields, String name) throws CorsRefusal {
        List<JsonFields.Item> items = fields.items(name);
        return items == null ? null : texts(items);
    }

    private static List<String> texts(List<JsonFields.Item> items) throws CorsRefusal {
        List<String> texts = new ArrayList<>();
        for (JsonFields.Item item : items) {
            texts.add(item.text());
        }
        return texts;
    }
}
