package org.entrepot.s3;

import java.util.ArrayList;
import java.util.List;
import org.entrepot.access.text.XmlWriter;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Header;

/**
 * An error in S3's words.
 *
 * @param details elements behind the message, in order
 * @param headers headers of the answer
 */
record S3Error(int status, String code, String message, List<Detail> details, List<Header> headers) {
    /** One element. */
    record Detail(String name, String value) {}

    static S3Error of(int status, String code, String message, Detail... details) {
        return new S3Error(status, code, message, List.of(details), List.of());
    }

    S3Error with(String name, String value) {
        List<Detail> more = new ArrayList<>(details);
        more.add(new Detail(name, value));
        return new S3Error(status, code, message, more, headers);
    }

    S3Error withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new S3Error(status, code, message, details, more);
    }

    S3Error withHeaders(List<Header> all) {
        return new S3Error(status, code, message, details, all);
    }

    /** The answer of the API: the error document. */
    Answer answer(String resource, String requestId) {
        XmlWriter xml = S3Xml.plain().open("Error").text("Code", code).text("Message", message);
        details.forEach(detail -> xml.text(detail.name(), detail.value()));
        xml.text("Resource", resource)
                .text("RequestId", requestId)
                .text("HostId", S3Envelope.HOST_ID)
                .close("Error");
        return Answer.document(status, S3Xml.TYPE, xml.toBytes()).with(headers).coded(code);
    }

    /** The answer of a website host: a page, the code in headers ({@code s3.md} 18). */
    Answer page() {
        XmlWriter html = new XmlWriter("<!DOCTYPE html>\n")
                .open("html")
                .open("head")
                .text("title", status + " " + code)
                .close("head")
                .open("body")
                .text("h1", status + " " + code)
                .text("p", message)
                .close("body")
                .close("html");
        return Answer.document(status, "text/html; charset=utf-8", html.toBytes())
                .with("x-amz-error-code", code)
                .with("x-amz-error-message", message)
                .with(headers)
                .coded(code);
    }
}
