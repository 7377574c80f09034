package org.entrepot.access.lint;

/** One kind of finding, as a catalogue lists it. Words are one line in lower case without a final period. */
public interface LintCode {
    /** The name in reports, such as {@code SHADOWED}. */
    String code();

    /** How much such a finding weighs. */
    Severity severity();

    /** What is found, and why it matters. */
    String what();

    /** What to do about it. */
    String fix();
}
