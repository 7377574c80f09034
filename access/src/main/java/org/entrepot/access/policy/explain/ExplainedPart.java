package org.entrepot.access.policy.explain;

import org.entrepot.access.policy.PartOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What became of one part of a statement, and where it stands.
 *
 * @param place the element that covers the request where the text has it by itself, else the whole part
 * @param covering the principal, action or resource of the statement that covers the request, in words; null when none
 *     does, and for conditions
 */
public record ExplainedPart(
        PartOutcome outcome, Place place, @Nullable String covering) {}
