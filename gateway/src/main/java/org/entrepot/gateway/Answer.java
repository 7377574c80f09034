package org.entrepot.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer in a protocol's own words.
 *
 * @param status 200 to 599
 * @param headers in the order sent, without Content-Length, Date and Connection
 * @param code the protocol's error code for the log, such as {@code NoSuchKey}; empty for success
 */
public record Answer(int status, List<Header> headers, AnswerBody body, String code) {
    public Answer {
        headers = List.copyOf(headers);
    }

    /** An answer without body. */
    public static Answer empty(int status, Header... headers) {
        return new Answer(status, List.of(headers), new AnswerBody.None(0), "");
    }

    /** An answer with a document. */
    public static Answer document(int status, String contentType, String text, Header... more) {
        return document(status, contentType, text.getBytes(StandardCharsets.UTF_8), more);
    }

    /** An answer with a document. */
    public static Answer document(int status, String contentType, byte[] bytes, Header... more) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Content-Type", contentType));
        headers.addAll(List.of(more));
        return new Answer(status, headers, new AnswerBody.Bytes(bytes), "");
    }

    /** The same answer with more headers behind. */
    public Answer with(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new Answer(status, all, body, code);
    }

    /** The same answer with one more header behind. */
    public Answer with(String name, String value) {
        return with(List.of(new Header(name, value)));
    }

    /** The same answer marked with an error code. */
    public Answer coded(String errorCode) {
        return new Answer(status, headers, body, errorCode);
    }
}
