package org.entrepot.server.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;

/** Writes the heads of answers for HTTP/1.1. */
final class Http1AnswerHead {
    /** The interim answer that asks for a body. */
    static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private Http1AnswerHead() {}

    /** How the end of an answer's body is told. */
    enum Framing {
        /** There is no body, and nothing is said about one. */
        NONE,
        /** {@code Content-Length}. */
        LENGTH,
        /** The chunked coding. */
        CHUNKED,
        /** The connection's end; for HTTP/1.0. */
        CLOSE
    }

    /** The framing of an answer to this request. */
    static Framing framing(Answer answer, String method, boolean isVersion11) {
        if (answer.status() == 204 || answer.status() == 304) {
            return Framing.NONE;
        }
        if (answer.body().length() >= 0) {
            return Framing.LENGTH;
        }
        if (method.equals("HEAD")) {
            return Framing.NONE;
        }
        return isVersion11 ? Framing.CHUNKED : Framing.CLOSE;
    }

    /** The head of an answer with the listener's own headers, as bytes. */
    static byte[] bytes(Answer answer, Framing framing, String connection) {
        StringBuilder head = new StringBuilder(512);
        head.append("HTTP/1.1 ").append(answer.status()).append(' ');
        head.append(HttpResponseStatus.valueOf(answer.status()).reasonPhrase()).append("\r\n");
        append(head, answer.headers());
        head.append("Date: ").append(DateHeader.now()).append("\r\n");
        switch (framing) {
            case LENGTH ->
                head.append("Content-Length: ").append(answer.body().length()).append("\r\n");
            case CHUNKED -> head.append("Transfer-Encoding: chunked\r\n");
            case NONE, CLOSE -> {}
        }
        if (!connection.isEmpty()) {
            head.append("Connection: ").append(connection).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A whole answer of HTTP itself, after which the connection is closed. */
    static byte[] bare(BareAnswer answer) {
        byte[] head = bytes(answer.answer(), Framing.LENGTH, "close");
        byte[] body = answer.body();
        byte[] whole = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static void append(StringBuilder head, List<Header> headers) {
        for (Header header : headers) {
            head.append(header.name())
                    .append(": ")
                    .append(HeaderText.safe(header.value()))
                    .append("\r\n");
        }
    }
}
