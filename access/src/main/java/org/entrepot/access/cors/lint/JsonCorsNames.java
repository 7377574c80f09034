package org.entrepot.access.cors.lint;

import org.entrepot.access.cors.notation.CorsField;
import org.entrepot.access.text.SourceNode;
import org.jspecify.annotations.Nullable;

/** What the JSON notations call their members. */
enum JsonCorsNames {
    QINGSTOR("cors_rules", "allowed_origin", "allowed_methods", "allowed_headers", "expose_headers", "max_age_seconds"),
    MEDIASTORE("CorsPolicy", "AllowedOrigins", "AllowedMethods", "AllowedHeaders", "ExposeHeaders", "MaxAgeSeconds");

    private final String rules;
    private final String origin;
    private final String methods;
    private final String headers;
    private final String exposed;
    private final String age;

    JsonCorsNames(String rules, String origin, String methods, String headers, String exposed, String age) {
        this.rules = rules;
        this.origin = origin;
        this.methods = methods;
        this.headers = headers;
        this.exposed = exposed;
        this.age = age;
    }

    /** The list of rules: a member of the document or, for MediaStore, the document itself. */
    SourceNode rules(SourceNode root) {
        return root.child(rules).orElse(root);
    }

    /** Where the list of rules stands. */
    String rulesPointer(SourceNode root) {
        return root.child(rules).isPresent() ? "/" + rules : "";
    }

    /** The member of a rule; null for what this notation cannot write, and for the rule itself. */
    @Nullable
    String member(CorsField field) {
        return switch (field) {
            case ORIGIN -> origin;
            case METHOD -> methods;
            case ALLOWED_HEADER -> headers;
            case EXPOSED_HEADER -> exposed;
            case AGE -> age;
            case RULE, ID -> null;
            case VARY_SWITCH -> "resp_vary";
        };
    }

    /** Whether the member is a list; QingStor has one origin in a rule. */
    boolean isList(CorsField field) {
        return switch (field) {
            case ORIGIN -> this == MEDIASTORE;
            case METHOD, ALLOWED_HEADER, EXPOSED_HEADER -> true;
            case AGE, RULE, ID, VARY_SWITCH -> false;
        };
    }
}
