package org.entrepot.access.lint;

/** One kind of finding, as a catalogue lists it; each catalogue is an enum. */
public interface LintCode {
    /** The name of the constant. */
    String name();

    /** What a catalogue says about it. */
    About about();

    /**
     * What a catalogue says about a kind of finding. Words are one line in lower case without a final period.
     *
     * @param severity how much such a finding weighs
     * @param what what is found, and why it matters
     * @param fix what to do about it
     */
    record About(Severity severity, String what, String fix) {}

    /** The name in reports, such as {@code STAR-MIXED}. */
    default String code() {
        return name().replace('_', '-');
    }

    /** How much such a finding weighs. */
    default Severity severity() {
        return about().severity();
    }

    /** What is found, and why it matters. */
    default String what() {
        return about().what();
    }

    /** What to do about it. */
    default String fix() {
        return about().fix();
    }
}
