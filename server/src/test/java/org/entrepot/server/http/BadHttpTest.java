package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.entrepot.gateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors before any dialect is known ({@code design.md} section 4). */
class BadHttpTest {
    private static final String HOST = "Host: h\r\n";

    private static Wire wire;

    @BeforeAll
    static void open() throws IOException {
        wire = Wire.open(exchange -> {
            exchange.body().stream().readAllBytes();
            exchange.respond(Answer.document(200, "text/plain", "reached"));
        });
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    static Stream<Arguments> badRequests() {
        return Stream.of(
                bad(
                        "length and coding",
                        400,
                        "PUT / HTTP/1.1\r\n" + HOST
                                + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                bad(
                        "two different lengths",
                        400,
                        "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
                bad(
                        "the same length twice",
                        400,
                        "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc"),
                bad("a list of lengths", 400, "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 3, 3\r\n\r\nabc"),
                bad("a signed length", 400, "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: +3\r\n\r\nabc"),
                bad("a negative length", 400, "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: -3\r\n\r\n"),
                bad("a huge length", 400, "PUT / HTTP/1.1\r\n" + HOST + "Content-Length: 99999999999999999999\r\n\r\n"),
                bad("another coding", 400, "PUT / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip\r\n\r\n"),
                bad(
                        "a coding before chunked",
                        501,
                        "PUT / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: gzip, chunked\r\n\r\n"),
                bad(
                        "coding twice",
                        400,
                        "PUT / HTTP/1.1\r\n" + HOST
                                + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
                bad("coding in 1.0", 400, "PUT / HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n"),
                bad("bare line feed after the request line", 400, "GET / HTTP/1.1\n" + HOST + "\r\n"),
                bad("bare line feed after a header", 400, "GET / HTTP/1.1\r\nHost: h\n\r\n"),
                bad("bare carriage return in a value", 400, "GET / HTTP/1.1\r\nHost: h\r\nA: b\rc\r\n\r\n"),
                bad("obsolete folding", 400, "GET / HTTP/1.1\r\n" + HOST + "A: b\r\n c\r\n\r\n"),
                bad("folding in the first header", 400, "GET / HTTP/1.1\r\n " + HOST + "\r\n"),
                bad("blank before the colon", 400, "GET / HTTP/1.1\r\n" + HOST + "A : b\r\n\r\n"),
                bad("empty header name", 400, "GET / HTTP/1.1\r\n" + HOST + ": b\r\n\r\n"),
                bad("no colon", 400, "GET / HTTP/1.1\r\n" + HOST + "nonsense\r\n\r\n"),
                bad("zero byte in a value", 400, "GET / HTTP/1.1\r\n" + HOST + "A: b\0c\r\n\r\n"),
                bad("two hosts", 400, "GET / HTTP/1.1\r\n" + HOST + "Host: other\r\n\r\n"),
                bad("no host", 400, "GET / HTTP/1.1\r\nA: b\r\n\r\n"),
                bad("a host with a path", 400, "GET / HTTP/1.1\r\nHost: h/x\r\n\r\n"),
                bad("a host with a user", 400, "GET / HTTP/1.1\r\nHost: a@h\r\n\r\n"),
                bad("two blanks in the request line", 400, "GET  / HTTP/1.1\r\n" + HOST + "\r\n"),
                bad("a tab in the request line", 400, "GET\t/ HTTP/1.1\r\n" + HOST + "\r\n"),
                bad("no version", 400, "GET /\r\n" + HOST + "\r\n"),
                bad("a method that is no token", 400, "G(T / HTTP/1.1\r\n" + HOST + "\r\n"),
                bad("another major version", 505, "GET / HTTP/2.0\r\n" + HOST + "\r\n"),
                bad("a relative target", 400, "GET x HTTP/1.1\r\n" + HOST + "\r\n"),
                bad("a fragment", 400, "GET /x#y HTTP/1.1\r\n" + HOST + "\r\n"),
                bad("an ftp target", 400, "GET ftp://h/x HTTP/1.1\r\n" + HOST + "\r\n"),
                bad("a target without authority", 400, "GET http:///x HTTP/1.1\r\n" + HOST + "\r\n"),
                bad("a proxy request", 405, "CONNECT h:443 HTTP/1.1\r\n" + HOST + "\r\n"),
                bad("a long request line", 414, "GET /" + "x".repeat(16 << 10) + " HTTP/1.1\r\n" + HOST + "\r\n"),
                bad(
                        "a large head",
                        431,
                        "GET / HTTP/1.1\r\n" + HOST + ("A: " + "x".repeat(4000) + "\r\n").repeat(9) + "\r\n"),
                bad("many header lines", 431, "GET / HTTP/1.1\r\n" + HOST + "A: b\r\n".repeat(256) + "\r\n"));
    }

    private static Arguments bad(String what, int status, String request) {
        return Arguments.of(what, status, request);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void bad_http_gets_bare_text_and_the_connection_is_closed(String what, int status, String request)
            throws IOException {
        try (RawClient client = wire.connect()) {
            client.send(request);
            RawClient.Received answer = client.receive();
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.header("Content-Type")).hasValue("text/plain; charset=utf-8");
            assertThat(answer.header("Connection")).hasValue("close");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.body()).doesNotContain("reached").endsWith("\n");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void what_follows_a_bad_request_is_not_answered() throws IOException {
        try (RawClient client = wire.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\nGET / HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(client.rest()).contains("several Host").doesNotContain("reached");
        }
    }

    @Test
    void a_bad_request_behind_a_good_one_is_refused_in_its_turn() throws IOException {
        try (RawClient client = wire.connect()) {
            client.send("GET / HTTP/1.1\r\n" + HOST + "\r\nGET / HTTP/1.1\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(200);
            assertThat(client.receive().status()).isEqualTo(400);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void one_empty_line_before_the_request_line_is_ignored() throws IOException {
        try (RawClient client = wire.connect()) {
            client.send("\r\nGET / HTTP/1.1\r\n" + HOST + "\r\n");
            assertThat(client.receive().status()).isEqualTo(200);
        }
    }

    @Test
    void a_head_that_takes_too_long_is_told_so() throws IOException {
        try (RawClient client = wire.connect()) {
            client.send("GET / HTTP/1.1\r\nHos");
            assertThat(client.receive().status()).isEqualTo(408);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void a_connection_that_says_nothing_is_closed_without_a_word() throws IOException {
        try (RawClient client = wire.connect()) {
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void a_head_may_come_byte_by_byte() throws IOException {
        try (RawClient client = wire.connect()) {
            client.socket().setTcpNoDelay(true);
            for (char c : ("GET / HTTP/1.1\r\n" + HOST + "\r\n").toCharArray()) {
                client.send(String.valueOf(c));
            }
            assertThat(client.receive().body()).isEqualTo("reached");
        }
    }
}
