package org.entrepot.server.http;

/**
 * An error of HTTP itself, found before any dialect is known: answered with bare text, and the connection is closed
 * ({@code design.md} section 4).
 */
final class BadRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient BareAnswer answer;

    BadRequestException(int status, String message) {
        this(new BareAnswer(status, message));
    }

    BadRequestException(BareAnswer answer) {
        super(answer.text(), null, false, false);
        this.answer = answer;
    }

    /** The status to answer, 400 to 505. */
    int status() {
        return answer.status();
    }

    /** What to answer: says what is wrong, in one line. */
    BareAnswer answer() {
        return answer;
    }
}
