package org.entrepot.access.cors;

import org.jspecify.annotations.Nullable;

/**
 * How one asked value fared against one dimension of one rule.
 *
 * @param asked the value asked for
 * @param passed whether some pattern of the rule covers it
 * @param pattern the first pattern that covers it, or the closest one of those that do not; null when there is none to show
 */
public record PatternOutcome(
        String asked, boolean passed, @Nullable String pattern) {}
