package org.entrepot.server.http;

/**
 * An error of HTTP itself, found before any dialect is known: answered with bare text, and the connection is closed
 * ({@code design.md} section 4).
 */
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    BadRequestException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The status to answer, 400 to 505. */
    int status() {
        return status;
    }

    /** What is wrong, in one line. */
    String text() {
        return String.valueOf(getMessage());
    }
}
