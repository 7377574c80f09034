package org.entrepot.cli;

/** A command did not do what it was asked; the message is for the person, the exit code is 1. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1;

    CommandFailure(String message) {
        super(message);
    }
}
