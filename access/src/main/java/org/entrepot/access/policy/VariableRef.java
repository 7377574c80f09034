package org.entrepot.access.policy;

import org.jspecify.annotations.Nullable;

/**
 * A variable inside a pattern. Its value is literal text: a star in a user name never acts as a wildcard.
 *
 * @param fallback the text to use when the fact is absent; null when there is none, and the pattern then matches nothing
 * @param spelling as written between the braces
 */
public record VariableRef(FactKey key, @Nullable String fallback, String spelling) {}
