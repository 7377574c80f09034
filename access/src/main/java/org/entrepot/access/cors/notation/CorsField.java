package org.entrepot.access.cors.notation;

/** The parts of a rule that problems speak of. */
public enum CorsField {
    /** A rule as a whole. */
    RULE("rule"),
    /** An allowed origin. */
    ORIGIN("origin"),
    /** An allowed method. */
    METHOD("method"),
    /** A request header that is allowed. */
    ALLOWED_HEADER("allowed header"),
    /** An answer header that scripts may read. */
    EXPOSED_HEADER("exposed header"),
    /** How long a permission may be kept, seconds. */
    AGE("age"),
    /** A rule's name. */
    ID("id"),
    /** Whether answers vary by origin. */
    VARY_SWITCH("vary switch");

    private final String word;

    CorsField(String word) {
        this.word = word;
    }

    /** What a person calls it. */
    public String word() {
        return word;
    }
}
