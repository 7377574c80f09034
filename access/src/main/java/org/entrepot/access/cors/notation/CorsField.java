package org.entrepot.access.cors.notation;

/** The parts of a rule that problems speak of. */
public enum CorsField {
    RULE("rule"),
    ORIGIN("origin"),
    METHOD("method"),
    ALLOWED_HEADER("allowed header"),
    EXPOSED_HEADER("exposed header"),
    AGE("age"),
    ID("id"),
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
