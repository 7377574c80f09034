package org.entrepot.server.http;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Locale;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;

/** Writes the heads of answers for HTTP/2. */
final class Http2AnswerHead {
    private Http2AnswerHead() {}

    /** The interim answer that asks for a body. */
    static Http2Headers interimContinue() {
        return new DefaultHttp2Headers().status("100");
    }

    /** The head of an answer with the listener's own headers; names in lower case, as RFC 9113 section 8.2 wants them. */
    static Http2Headers of(Answer answer) {
        Http2Headers headers = new DefaultHttp2Headers(false).status(Integer.toString(answer.status()));
        for (Header header : answer.headers()) {
            headers.add(header.name().toLowerCase(Locale.ROOT), HeaderText.safe(header.value()));
        }
        headers.add("date", DateHeader.now());
        boolean canHaveBody = answer.status() != 204 && answer.status() != 304;
        if (canHaveBody && answer.body().length() >= 0) {
            headers.add("content-length", Long.toString(answer.body().length()));
        }
        return headers;
    }
}
