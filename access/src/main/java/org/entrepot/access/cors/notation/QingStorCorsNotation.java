package org.entrepot.access.cors.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;
import org.jspecify.annotations.Nullable;

/** The JSON of QingStor: one origin a rule, the vary switch beside the rules ({@code qingstor.md} section 6.9). */
final class QingStorCorsNotation implements CorsNotation {
    static final QingStorCorsNotation INSTANCE = new QingStorCorsNotation();

    private static final List<String> MEMBERS = List.of("cors_rules", "resp_vary");
    private static final List<String> RULE_MEMBERS =
            List.of("allowed_origin", "allowed_methods", "allowed_headers", "expose_headers", "max_age_seconds");
    private static final List<String> METHODS = JsonRules.methodsWithAny();

    private QingStorCorsNotation() {}

    @Override
    public Dialect dialect() {
        return Dialect.QINGSTOR;
    }

    @Override
    public CorsReading read(byte[] document) {
        return CorsRefusal.reading(() -> {
            CorsChecks.bytes(document);
            return switch (Json.read(document)) {
                case Parsed.Ok<JsonValue>(JsonValue value) -> configuration(value);
                case Parsed.Failed<JsonValue>(var problem) ->
                    throw new CorsRefusal(
                            new CorsProblem.Unreadable(problem.message(), new CorsSpot("", problem.position())));
            };
        });
    }

    private static CorsConfiguration configuration(JsonValue value) throws CorsRefusal {
        JsonFields fields = JsonFields.of(value, new CorsSpot("", value.position()), MEMBERS);
        List<JsonFields.Item> items = fields.items("cors_rules");
        if (items == null) {
            throw new CorsRefusal(new CorsProblem.MissingMember("cors_rules", fields.spot()));
        }
        CorsChecks.notEmpty(CorsField.RULE, items, fields.spot("cors_rules"));
        CorsChecks.count(CorsField.RULE, items.size(), CorsLimits.RULES_MAX, fields.spot("cors_rules"));
        List<CorsRule> rules = new ArrayList<>();
        for (JsonFields.Item item : items) {
            rules.add(rule(JsonFields.of(item.value(), item.spot(), RULE_MEMBERS)));
        }
        return new CorsConfiguration(rules, vary(fields));
    }

    private static CorsRule rule(JsonFields fields) throws CorsRefusal {
        Optional<String> origin = fields.text("allowed_origin");
        if (origin.isEmpty()) {
            throw new CorsRefusal(new CorsProblem.MissingMember("allowed_origin", fields.spot()));
        }
        return new CorsRule(
                null,
                List.of(JsonRules.origin(origin.get(), Character.MAX_CODE_POINT, fields.spot("allowed_origin"))),
                JsonRules.methods(fields, "allowed_methods", METHODS),
                JsonRules.headers(fields, "allowed_headers", CorsField.ALLOWED_HEADER),
                JsonRules.headers(fields, "expose_headers", CorsField.EXPOSED_HEADER),
                fields.age("max_age_seconds"),
                null);
    }

    private static @Nullable Boolean vary(JsonFields fields) throws CorsRefusal {
        Optional<String> text = fields.text("resp_vary");
        if (text.isEmpty()) {
            return null;
        }
        return switch (text.get().toLowerCase(Locale.ROOT)) {
            // The manual's own example writes `enable` where its text says `enabled`.
            case "enabled", "enable" -> true;
            case "disabled" -> false;
            default ->
                throw new CorsRefusal(
                        new CorsProblem.NotSwitch(text.get(), "enabled, disabled", fields.spot("resp_vary")));
        };
    }

    @Override
    public CorsDocument write(CorsConfiguration configuration) {
        CorsProjections.Projection projection = CorsProjections.project(configuration, Dialect.QINGSTOR);
        CorsConfiguration said = projection.configuration();
        JsonWriter json = new JsonWriter().openObject().name("cors_rules").openList();
        for (CorsRule rule : said.rules()) {
            json.openObject().member("allowed_origin", rule.origins().getFirst());
            JsonMembers.texts(json, "allowed_methods", rule.methods());
            JsonMembers.texts(json, "allowed_headers", rule.headers());
            JsonMembers.texts(json, "expose_headers", rule.exposeHeaders());
            JsonMembers.number(json, "max_age_seconds", rule.maxAgeSeconds());
            json.closeObject();
        }
        json.closeList();
        if (said.responseVary() != null) {
            json.member("resp_vary", said.responseVary() ? "enabled" : "disabled");
        }
        return new CorsDocument(json.closeObject().toBytes(), projection.losses());
    }
}
