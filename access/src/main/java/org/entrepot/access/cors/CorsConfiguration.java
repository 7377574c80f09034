package org.entrepot.access.cors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cross-origin rules of one bucket ({@code cors.md} section 2).
 *
 * @param rules one or more, tried in order
 * @param responseVary absent, or the explicit switch that only COS and QingStor can write
 */
public record CorsConfiguration(
        List<CorsRule> rules, @Nullable Boolean responseVary) {
    public CorsConfiguration {
        rules = List.copyOf(rules);
    }
}
