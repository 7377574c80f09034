package org.entrepot.access.policy.cases;

/**
 * What running one case gave.
 *
 * @param expected the outcome the file asks for, the deciding statement included where it names one
 * @param actual the outcome that came out, in the same words
 * @param explanation why, for people; empty when there is nothing to add
 */
public record PolicyCaseOutcome(String id, boolean passed, String expected, String actual, String explanation) {}
