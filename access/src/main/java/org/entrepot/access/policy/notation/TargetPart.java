package org.entrepot.access.policy.notation;

import java.util.List;

/**
 * Actions and resources of a statement about to be written.
 *
 * @param conditions that these actions need beside the rule's own
 */
record TargetPart(List<String> actions, List<String> resources, List<Draft.Condition> conditions) {}
