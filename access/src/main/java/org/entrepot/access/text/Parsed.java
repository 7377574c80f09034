package org.entrepot.access.text;

/** What reading a text gave: the tree, or the problem that stopped it. */
public sealed interface Parsed<T> {
    /** The text was read whole. */
    record Ok<T>(T value) implements Parsed<T> {}

    /** The text was refused. */
    record Failed<T>(TextProblem problem) implements Parsed<T> {}
}
