package org.entrepot.access.cors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rule, letter for letter as written ({@code cors.md} section 2).
 *
 * @param id absent, or a text that may be empty
 * @param origins patterns in order, one or more
 * @param methods in order; {@code *} can come only from QingStor
 * @param headers absent, or patterns in order; an empty list differs from absent
 * @param exposeHeaders absent, or names in order
 * @param maxAgeSeconds absent, or seconds; negative only when written through S3
 * @param group absent, or a key that ties neighbouring rules which were one rule in another notation
 */
public record CorsRule(
        @Nullable String id,
        List<String> origins,
        List<String> methods,
        @Nullable List<String> headers,
        @Nullable List<String> exposeHeaders,
        @Nullable Integer maxAgeSeconds,
        @Nullable String group) {
    public CorsRule {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        headers = headers == null ? null : List.copyOf(headers);
        exposeHeaders = exposeHeaders == null ? null : List.copyOf(exposeHeaders);
    }
}
