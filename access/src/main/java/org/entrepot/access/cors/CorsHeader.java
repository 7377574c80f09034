package org.entrepot.access.cors;

/**
 * One header line of an answer.
 *
 * @param name as written on the wire; compare without letter case
 * @param value one line
 */
public record CorsHeader(String name, String value) {}
