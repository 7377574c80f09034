package org.entrepot.access.lint;

import org.entrepot.access.text.SourceText;

/**
 * A file and what a lint has to say about it.
 *
 * @param name as a person named it
 * @param source the text, for the places of patches
 */
public record LintedFile(String name, SourceText source, LintReport report) {}
