package org.entrepot.access.policy.notation;

import java.util.List;
import org.entrepot.access.policy.OpSet;

/**
 * Actions and resources of a statement about to be written.
 *
 * @param ops what the statement reaches
 * @param isBare true when the resource is the bucket itself
 * @param conditions that these actions need beside the rule's own
 */
record TargetPart(
        OpSet ops, boolean isBare, List<String> actions, List<String> resources, List<Draft.Condition> conditions) {}
