package org.entrepot.access.cors.notation;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.cors.CorsMethods;
import org.jspecify.annotations.Nullable;

/** The parts of a rule that QingStor and MediaStore write alike: lists of texts with limits on each. */
final class JsonRules {
    private JsonRules() {}

    static String origin(String origin, int lastCharacter, CorsSpot spot) throws CorsRefusal {
        CorsChecks.length(CorsField.ORIGIN, origin, CorsLimits.ORIGIN_CHARACTERS_MAX, spot);
        CorsChecks.characters(CorsField.ORIGIN, origin, lastCharacter, spot);
        CorsChecks.oneAsterisk(CorsField.ORIGIN, origin, spot);
        return origin;
    }

    /** The methods; at least one. */
    static List<String> methods(JsonFields fields, String name, List<String> allowed) throws CorsRefusal {
        List<JsonFields.Item> items = fields.items(name);
        List<String> methods = new ArrayList<>();
        for (JsonFields.Item item : items == null ? List.<JsonFields.Item>of() : items) {
            String method = item.text();
            CorsChecks.method(method, allowed, item.spot());
            methods.add(method);
        }
        CorsChecks.notEmpty(CorsField.METHOD, methods, fields.spot(name));
        return methods;
    }

    /** Header names or patterns; null when the member is absent. */
    static @Nullable List<String> headers(JsonFields fields, String name, CorsField field) throws CorsRefusal {
        List<JsonFields.Item> items = fields.items(name);
        if (items == null) {
            return null;
        }
        List<String> headers = new ArrayList<>();
        for (JsonFields.Item item : items) {
            String header = item.text();
            CorsChecks.length(field, header, CorsLimits.HEADER_CHARACTERS_MAX, item.spot());
            CorsChecks.headerName(field, header, item.spot());
            CorsChecks.oneAsterisk(field, header, item.spot());
            headers.add(header);
        }
        return headers;
    }

    /** The five methods and the asterisk. */
    static List<String> methodsWithAny() {
        List<String> methods = new ArrayList<>(CorsMethods.ALL);
        methods.add(CorsMethods.ANY);
        return methods;
    }
}
