package org.entrepot.access.policy.explain;

import org.entrepot.access.text.Position;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in the stored text of a policy.
 *
 * @param pointer JSON pointer
 * @param position where it begins; null when no text stands behind the policy
 */
public record Place(String pointer, @Nullable Position position) {}
