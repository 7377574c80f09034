package org.entrepot.access.policy.analysis;

/**
 * One step of a layered policy: requests in the box that no earlier layer takes get the outcome.
 *
 * @param layer steps of one layer have the same outcome, and their order means nothing
 * @param outcome one bit of {@link Outcome}
 * @param statement index of the statement it comes from; of two taken together the first
 */
record Step(Box box, int layer, int outcome, int statement) {}
