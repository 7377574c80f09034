package org.entrepot.access.policy.cases;

/** The answer to a question about policies that stand in files. */
public sealed interface PolicyAnswer {
    /**
     * It was answered.
     *
     * @param json one object on one line
     * @param text the same for people
     * @param reassuring true when nothing calls for attention: not wider, not public
     */
    record Told(String json, String text, boolean reassuring) implements PolicyAnswer {}

    /**
     * It could not be asked.
     *
     * @param message one line in lower case without a final period
     */
    record Failed(String message) implements PolicyAnswer {}
}
