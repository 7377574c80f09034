package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.entrepot.gateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that break RFC 9113 section 8: the stream is reset or answered bare, and its connection goes on. */
class Http2StrictnessTest {
    private static final int PROTOCOL_ERROR = (int) Http2Error.PROTOCOL_ERROR.code();
    private static final String[] USUAL = {":method", "GET", ":scheme", "https", ":authority", "h", ":path", "/"};

    @TempDir
    static Path folder;

    private static final Queue<String> wholeBodies = new ConcurrentLinkedQueue<>();

    private static Wire wire;

    @BeforeAll
    static void open() throws Exception {
        wire = Wire.openTls(TestTls.install(folder, "first"), exchange -> {
            exchange.body().stream().readAllBytes();
            wholeBodies.add(exchange.head().rawPath());
            exchange.respond(Answer.document(200, "text/plain", "reached"));
        });
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    private static String[] usualAnd(String... more) {
        List<String> fields = new ArrayList<>(List.of(USUAL));
        fields.addAll(List.of(more));
        return fields.toArray(new String[0]);
    }

    private static String[] fields(String... fields) {
        return fields;
    }

    static Stream<Arguments> malformedHeads() {
        return Stream.of(
                Arguments.of("upper-case name", usualAnd("Accept", "x")),
                Arguments.of("name that is no token", usualAnd("a b", "x")),
                Arguments.of("empty name", usualAnd("", "x")),
                Arguments.of("connection", usualAnd("connection", "close")),
                Arguments.of("keep-alive", usualAnd("keep-alive", "1")),
                Arguments.of("proxy-connection", usualAnd("proxy-connection", "close")),
                Arguments.of("transfer-encoding", usualAnd("transfer-encoding", "chunked")),
                Arguments.of("upgrade", usualAnd("upgrade", "websocket")),
                Arguments.of("te other than trailers", usualAnd("te", "gzip")),
                Arguments.of("line end in a value", usualAnd("a", "b\r\nc: d")),
                Arguments.of("zero byte in a value", usualAnd("a", "b\0c")),
                Arguments.of("blank before a value", usualAnd("a", " b")),
                Arguments.of("blank behind a value", usualAnd("a", "b ")),
                Arguments.of("unknown pseudo-header", usualAnd(":x", "y")),
                Arguments.of("pseudo-header of answers", usualAnd(":status", "200")),
                Arguments.of("extended CONNECT", usualAnd(":protocol", "websocket")),
                Arguments.of("path twice", usualAnd(":path", "/")),
                Arguments.of("pseudo-header behind others", fields(":method", "GET", "a", "b", ":path", "/")),
                Arguments.of("no method", fields(":scheme", "https", ":authority", "h", ":path", "/")),
                Arguments.of("no scheme", fields(":method", "GET", ":authority", "h", ":path", "/")),
                Arguments.of("no path", fields(":method", "GET", ":scheme", "https", ":authority", "h")),
                Arguments.of(
                        "empty path", fields(":method", "GET", ":scheme", "https", ":authority", "h", ":path", "")),
                Arguments.of(
                        "path without slash",
                        fields(":method", "GET", ":scheme", "https", ":authority", "h", ":path", "x")),
                Arguments.of(
                        "absolute path",
                        fields(":method", "GET", ":scheme", "https", ":authority", "h", ":path", "https://h/")),
                Arguments.of(
                        "blank in the path",
                        fields(":method", "GET", ":scheme", "https", ":authority", "h", ":path", "/a b")),
                Arguments.of(
                        "another scheme", fields(":method", "GET", ":scheme", "ftp", ":authority", "h", ":path", "/")),
                Arguments.of(
                        "method that is no token",
                        fields(":method", "G T", ":scheme", "https", ":authority", "h", ":path", "/")),
                Arguments.of("another host", usualAnd("host", "other")),
                Arguments.of("two hosts", usualAnd("host", "h", "host", "h")),
                Arguments.of("length that is no number", usualAnd("content-length", "+3")),
                Arguments.of("huge length", usualAnd("content-length", "99999999999999999999")),
                Arguments.of("two lengths", usualAnd("content-length", "3", "content-length", "4")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformedHeads")
    void a_malformed_head_resets_its_stream(String what, String[] fields) throws Exception {
        try (Http2Client client = Http2Client.connect(wire)) {
            client.send(Http2Client.HEADERS, Http2Client.END_HEADERS, 1, Http2Client.block(fields));
            assertThat(client.receive(1).error()).isEqualTo(PROTOCOL_ERROR);
            assertGoesOn(client);
        }
    }

    private static void assertGoesOn(Http2Client client) throws Exception {
        assertThat(client.request(9, true, "GET", "/").receive(9).text()).isEqualTo("reached");
    }

    static Stream<Arguments> refusedHeads() {
        return Stream.of(
                Arguments.of("no authority", 400, fields(":method", "GET", ":scheme", "https", ":path", "/")),
                Arguments.of(
                        "an authority with a user",
                        400,
                        fields(":method", "GET", ":scheme", "https", ":authority", "a@h", ":path", "/")),
                Arguments.of(
                        "a fragment",
                        400,
                        fields(":method", "GET", ":scheme", "https", ":authority", "h", ":path", "/x#y")),
                Arguments.of(
                        "the whole server",
                        400,
                        fields(":method", "OPTIONS", ":scheme", "https", ":authority", "h", ":path", "*")),
                Arguments.of("a proxy request", 405, fields(":method", "CONNECT", ":authority", "h:443")),
                Arguments.of(
                        "a long path",
                        414,
                        fields(
                                ":method",
                                "GET",
                                ":scheme",
                                "https",
                                ":authority",
                                "h",
                                ":path",
                                "/" + "x".repeat(HttpLimits.REQUEST_LINE_BYTES_MAX))),
                Arguments.of("large headers", 431, usualAnd("a", "x".repeat(HttpLimits.HEAD_BYTES_MAX))),
                Arguments.of("many headers", 431, manyHeaders()));
    }

    private static String[] manyHeaders() {
        List<String> fields = new ArrayList<>(List.of(USUAL));
        for (int i = 0; i <= HttpLimits.HEADER_LINES_MAX; i++) {
            fields.addAll(List.of("a", "b"));
        }
        return fields.toArray(new String[0]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedHeads")
    void a_head_that_cannot_be_served_is_answered_bare(String what, int status, String[] fields) throws Exception {
        try (Http2Client client = Http2Client.connect(wire)) {
            byte[] block = Http2Client.block(fields);
            byte[] first = java.util.Arrays.copyOf(block, Math.min(block.length, 16_000));
            int flags = Http2Client.END_STREAM | (first.length == block.length ? Http2Client.END_HEADERS : 0);
            client.send(Http2Client.HEADERS, flags, 1, first);
            for (int from = first.length; from < block.length; from += 16_000) {
                int to = Math.min(block.length, from + 16_000);
                client.send(
                        Http2Client.CONTINUATION,
                        to == block.length ? Http2Client.END_HEADERS : 0,
                        1,
                        java.util.Arrays.copyOfRange(block, from, to));
            }
            Http2Client.Received answer = client.receive(1);
            assertThat(answer.status()).as(answer.text()).isEqualTo(status);
            assertThat(answer.header("access-control-allow-origin")).isEmpty();
            assertThat(answer.text()).endsWith("\n").doesNotContain("reached");
            assertGoesOn(client);
        }
    }

    @Test
    void far_too_large_headers_are_refused_before_they_are_kept() throws Exception {
        try (Http2Client client = Http2Client.connect(wire)) {
            byte[] block = Http2Client.requestBlock("GET", "/", "a", "x".repeat(15_000));
            client.send(Http2Client.HEADERS, Http2Client.END_STREAM, 1, block);
            for (int i = 0; i < 3; i++) {
                byte[] more = Http2Client.block("a" + i, "x".repeat(15_000));
                client.send(Http2Client.CONTINUATION, i == 2 ? Http2Client.END_HEADERS : 0, 1, more);
            }
            Http2Client.Received answer = client.receive(1);
            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.text()).isEqualTo("the header lines are longer than 32768 bytes\n");
            assertGoesOn(client);
        }
    }

    @Test
    void a_body_shorter_than_announced_resets_its_stream_and_nothing_takes_it_for_whole() throws Exception {
        try (Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/short", "content-length", "10");
            client.send(Http2Client.DATA, Http2Client.END_STREAM, 1, new byte[5]);
            assertThat(client.receive(1).error()).isEqualTo(PROTOCOL_ERROR);
            assertGoesOn(client);
            assertThat(wholeBodies).doesNotContain("/short");
        }
    }

    @Test
    void a_body_longer_than_announced_resets_its_stream_and_nothing_takes_it_for_whole() throws Exception {
        try (Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/long", "content-length", "3");
            client.send(Http2Client.DATA, Http2Client.END_STREAM, 1, new byte[5]);
            assertThat(client.receive(1).error()).isEqualTo(PROTOCOL_ERROR);
            assertGoesOn(client);
            assertThat(wholeBodies).doesNotContain("/long");
        }
    }

    @Test
    void no_bytes_where_some_were_announced_resets_the_stream() throws Exception {
        try (Http2Client client = Http2Client.connect(wire)) {
            client.request(1, true, "PUT", "/none", "content-length", "3");
            assertThat(client.receive(1).error()).isEqualTo(PROTOCOL_ERROR);
            assertGoesOn(client);
            assertThat(wholeBodies).doesNotContain("/none");
        }
    }

    @Test
    void trailers_end_a_body_and_may_hold_no_pseudo_header() throws Exception {
        try (Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/");
            client.send(Http2Client.DATA, 0, 1, new byte[5]);
            int end = Http2Client.END_HEADERS | Http2Client.END_STREAM;
            client.send(Http2Client.HEADERS, end, 1, Http2Client.block("x", "y"));
            assertThat(client.receive(1).text()).isEqualTo("reached");
            client.request(3, false, "PUT", "/");
            client.send(Http2Client.HEADERS, end, 3, Http2Client.block(":path", "/other"));
            assertThat(client.receive(3).error()).isEqualTo(PROTOCOL_ERROR);
            assertGoesOn(client);
        }
    }

    @Test
    void something_that_is_no_http_2_is_closed() throws Exception {
        try (Http2Client client = Http2Client.silent(wire)) {
            client.trySend("GET / HTTP/1.1\r\nHost: h\r\n\r\n".getBytes());
            assertThat(client.receiveGoAway()).isEqualTo(PROTOCOL_ERROR);
        }
    }
}
