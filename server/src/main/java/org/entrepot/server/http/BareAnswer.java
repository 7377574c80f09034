package org.entrepot.server.http;

import java.nio.charset.StandardCharsets;
import org.entrepot.gateway.Answer;

/** An answer of HTTP itself, which no dialect words: a status and a line of plain text. */
record BareAnswer(int status, String text) {
    /** Beyond {@link HttpLimits#HEAD_BYTES_MAX}. */
    static BareAnswer headTooLong() {
        return new BareAnswer(431, "the header lines are longer than " + HttpLimits.HEAD_BYTES_MAX + " bytes");
    }

    /** The line that is sent. */
    byte[] body() {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The answer that has it. */
    Answer answer() {
        return Answer.document(status, "text/plain; charset=utf-8", body());
    }
}
