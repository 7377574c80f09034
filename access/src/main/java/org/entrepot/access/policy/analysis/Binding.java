package org.entrepot.access.policy.analysis;

import java.util.Map;
import org.entrepot.access.policy.Question;

/**
 * One way to fill in the variables of a rule.
 *
 * @param askers the callers for whom they have these values
 * @param fixed the dimensions of facts that are bound, each to one class
 * @param question asked by one of these callers with these facts
 */
record Binding(ClassSet askers, Map<Integer, ClassSet> fixed, Question question) {}
