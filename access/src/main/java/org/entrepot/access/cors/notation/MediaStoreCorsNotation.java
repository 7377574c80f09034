package org.entrepot.access.cors.notation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.access.cors.CorsConfiguration;
import org.entrepot.access.cors.CorsRule;
import org.entrepot.access.text.Json;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.JsonWriter;
import org.entrepot.access.text.Parsed;

/** The JSON of MediaStore: the list that calls carry as {@code CorsPolicy} ({@code mediastore.md} section 12). */
public final class MediaStoreCorsNotation implements CorsNotation {
    static final MediaStoreCorsNotation INSTANCE = new MediaStoreCorsNotation();

    private static final String ORIGINS = "AllowedOrigins";
    private static final String METHODS = "AllowedMethods";
    private static final String HEADERS = "AllowedHeaders";
    private static final String EXPOSED = "ExposeHeaders";
    private static final String AGE = "MaxAgeSeconds";
    private static final List<String> RULE_MEMBERS = List.of(ORIGINS, METHODS, HEADERS, EXPOSED, AGE);
    private static final List<String> METHOD_WORDS = List.of("PUT", "GET", "DELETE", "HEAD");

    /** The last character of an origin in the service's model. */
    private static final int ORIGIN_CHARACTER_LAST = 0xFF;

    private MediaStoreCorsNotation() {}

    /** The one instance, for its reading of a call's member. */
    public static MediaStoreCorsNotation instance() {
        return INSTANCE;
    }

    @Override
    public Dialect dialect() {
        return Dialect.MEDIASTORE;
    }

    @Override
    public CorsReading read(byte[] document) {
        return switch (Json.read(document)) {
            case Parsed.Ok<JsonValue>(JsonValue value) -> read(value, "");
            case Parsed.Failed<JsonValue>(var problem) ->
                new CorsReading.Refused(
                        new CorsProblem.Unreadable(problem.message(), new CorsSpot("", problem.position())));
        };
    }

    /** Reads the member {@code CorsPolicy} of a call; pointers begin with {@code /CorsPolicy}. */
    public CorsReading read(JsonValue policy) {
        return read(policy, "/CorsPolicy");
    }

    private CorsReading read(JsonValue policy, String pointer) {
        return CorsRefusal.reading(() -> configuration(policy, new CorsSpot(pointer, policy.position())));
    }

    private CorsConfiguration configuration(JsonValue policy, CorsSpot spot) throws CorsRefusal {
        List<JsonFields.Item> items = JsonFields.items(policy, spot);
        CorsChecks.notEmpty(CorsField.RULE, items, spot);
        CorsChecks.count(CorsField.RULE, items.size(), CorsLimits.RULES_MAX, spot);
        List<CorsRule> rules = new ArrayList<>();
        for (JsonFields.Item item : items) {
            rules.add(rule(JsonFields.of(item.value(), item.spot(), RULE_MEMBERS)));
        }
        CorsConfiguration configuration = new CorsConfiguration(rules, null);
        // The call holds more than the policy, so its length is that of the policy written without blanks.
        int length = new String(write(configuration).bytes(), StandardCharsets.UTF_8).length();
        if (length > CorsLimits.MEDIASTORE_DOCUMENT_CHARACTERS_MAX) {
            throw new CorsRefusal(new CorsProblem.TooLarge(
                    length, CorsLimits.MEDIASTORE_DOCUMENT_CHARACTERS_MAX, "characters", spot));
        }
        return configuration;
    }

    private static CorsRule rule(JsonFields fields) throws CorsRefusal {
        List<String> methods = JsonRules.methods(fields, METHODS, METHOD_WORDS);
        CorsChecks.count(CorsField.METHOD, methods.size(), CorsLimits.MEDIASTORE_METHODS_MAX, fields.spot(METHODS));
        List<String> headers = JsonRules.headers(fields, HEADERS, CorsField.ALLOWED_HEADER);
        if (headers == null) {
            throw new CorsRefusal(new CorsProblem.MissingMember(HEADERS, fields.spot()));
        }
        count(CorsField.ALLOWED_HEADER, headers, fields.spot(HEADERS));
        List<String> exposed = JsonRules.headers(fields, EXPOSED, CorsField.EXPOSED_HEADER);
        if (exposed != null) {
            count(CorsField.EXPOSED_HEADER, exposed, fields.spot(EXPOSED));
        }
        return new CorsRule(null, origins(fields), methods, headers, exposed, fields.age(AGE), null);
    }

    private static List<String> origins(JsonFields fields) throws CorsRefusal {
        List<JsonFields.Item> items = fields.items(ORIGINS);
        if (items == null) {
            throw new CorsRefusal(new CorsProblem.MissingMember(ORIGINS, fields.spot()));
        }
        CorsChecks.notEmpty(CorsField.ORIGIN, items, fields.spot(ORIGINS));
        CorsChecks.count(CorsField.ORIGIN, items.size(), CorsLimits.MEDIASTORE_ORIGINS_MAX, fields.spot(ORIGINS));
        List<String> origins = new ArrayList<>();
        for (JsonFields.Item item : items) {
            origins.add(JsonRules.origin(item.text(), ORIGIN_CHARACTER_LAST, item.spot()));
        }
        return origins;
    }

    private static void count(CorsField field, List<String> names, CorsSpot spot) throws CorsRefusal {
        CorsChecks.count(field, names.size(), CorsLimits.MEDIASTORE_HEADERS_MAX, spot);
    }

    @Override
    public CorsDocument write(CorsConfiguration configuration) {
        CorsProjections.Projection projection = CorsProjections.project(configuration, Dialect.MEDIASTORE);
        JsonWriter json = new JsonWriter().openList();
        for (CorsRule rule : projection.configuration().rules()) {
            json.openObject();
            JsonMembers.texts(json, ORIGINS, rule.origins());
            JsonMembers.texts(json, METHODS, rule.methods());
            JsonMembers.texts(json, HEADERS, rule.headers());
            JsonMembers.texts(json, EXPOSED, rule.exposeHeaders());
            JsonMembers.number(json, AGE, rule.maxAgeSeconds());
            json.closeObject();
        }
        return new CorsDocument(json.closeList().toBytes(), projection.losses());
    }
}
