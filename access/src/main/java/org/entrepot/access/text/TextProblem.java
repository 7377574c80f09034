package org.entrepot.access.text;

/**
 * Why a text is no JSON or XML document of ours.
 *
 * @param message one line in lower case without a final period, user input in backticks
 * @param position where reading stopped
 */
public record TextProblem(String message, Position position) {}
