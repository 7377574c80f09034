package org.entrepot.cli;

/** A command did not do what it was asked; the message is for the person. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    /** Asked for rightly, and refused or failed: exit code 1. */
    CommandFailure(String message) {
        this(message, Entrepot.FAILED);
    }

    private CommandFailure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the command was given cannot be read or is not enough: exit code 2, as for misuse. */
    static CommandFailure unusable(String message) {
        return new CommandFailure(message, Entrepot.UNUSABLE);
    }

    /** The exit code of the process. */
    int exitCode() {
        return exitCode;
    }
}
