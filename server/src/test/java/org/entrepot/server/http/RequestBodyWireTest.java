package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Exchange;
import org.entrepot.gateway.RefusedException;
import org.junit.jupiter.api.Test;

class RequestBodyWireTest {
    /** Answers with the body's length and a sum over its bytes, or with the refusal. */
    private static void digest(Exchange exchange) throws IOException {
        try {
            long length = 0;
            long sum = 0;
            byte[] bytes = new byte[10_000];
            InputStream in = exchange.body().stream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                for (int i = 0; i < count; i++) {
                    sum = sum * 31 + bytes[i];
                }
                length += count;
            }
            exchange.respond(Answer.document(
                    200, "text/plain", exchange.body().length() + " announced, " + length + " read, sum " + sum));
        } catch (RefusedException refused) {
            exchange.respond(Answer.document(400, "text/plain", String.valueOf(refused.getMessage())));
        }
    }

    private static String sum(byte[] bytes) {
        long sum = 0;
        for (byte b : bytes) {
            sum = sum * 31 + b;
        }
        return bytes.length + " read, sum " + sum;
    }

    private static RawClient.Received exchange(String request) throws IOException {
        try (Wire wire = Wire.open(RequestBodyWireTest::digest);
                RawClient client = wire.connect()) {
            client.send(request).endOutput();
            return client.receive();
        }
    }

    @Test
    void a_body_of_known_length_is_read() throws IOException {
        assertThat(exchange("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello")
                        .body())
                .isEqualTo("5 announced, " + sum("hello".getBytes()));
    }

    @Test
    void a_request_without_length_has_no_body() throws IOException {
        assertThat(exchange("PUT / HTTP/1.1\r\nHost: h\r\n\r\n").body()).startsWith("0 announced, 0 read");
    }

    @Test
    void chunks_are_joined_and_trailers_dropped() throws IOException {
        assertThat(exchange("PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n\r\n"
                                + "2;ext=1\r\nhe\r\n3\r\nllo\r\n0\r\nx: y\r\n\r\n")
                        .body())
                .isEqualTo("-1 announced, " + sum("hello".getBytes()));
    }

    @Test
    void many_tiny_chunks_are_a_body_too() throws IOException {
        String request = "PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "1\r\nx\r\n".repeat(100_000) + "0\r\n\r\n";
        assertThat(exchange(request).body())
                .isEqualTo("-1 announced, " + sum("x".repeat(100_000).getBytes()));
    }

    @Test
    void chunk_extensions_are_bounded() throws IOException {
        String request = "PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("1;" + "e".repeat(1000) + "\r\nx\r\n").repeat(100) + "0\r\n\r\n";
        RawClient.Received answer = exchange(request);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("chunked coding");
    }

    @Test
    void a_chunk_size_that_is_none_breaks_the_body() throws IOException {
        RawClient.Received answer =
                exchange("PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nxyz\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Connection")).hasValue("close");
    }

    @Test
    void a_body_cut_off_is_incomplete() throws IOException {
        assertThat(exchange("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhello")
                        .body())
                .isEqualTo("IncompleteBody[expected=10, received=5]");
    }

    @Test
    void a_chunked_body_cut_off_is_incomplete() throws IOException {
        assertThat(exchange("PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_body_that_stops_coming_is_timed_out_and_nothing_is_read_behind_it() throws IOException {
        try (Wire wire = Wire.open(RequestBodyWireTest::digest);
                RawClient client = wire.connect()) {
            client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhello");
            RawClient.Received answer = client.receive();
            assertThat(answer.body()).isEqualTo("RequestTimeout[]");
            assertThat(answer.header("Connection")).hasValue("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void a_large_body_passes_a_bounded_queue() throws Exception {
        byte[] body = new byte[5_000_000];
        new java.util.SplittableRandom(1).nextBytes(body);
        CountDownLatch sent = new CountDownLatch(1);
        try (Wire wire = Wire.open(digestAfter(sent));
                RawClient client = wire.connect()) {
            Thread sender = Thread.startVirtualThread(() -> {
                try {
                    client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: " + body.length + "\r\n\r\n");
                    client.send(java.util.Arrays.copyOf(body, 100_000));
                    sent.countDown();
                    client.send(java.util.Arrays.copyOfRange(body, 100_000, body.length));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertThat(client.receive().body()).isEqualTo(body.length + " announced, " + sum(body));
            sender.join();
        }
    }

    private static ExchangeHandler digestAfter(CountDownLatch latch) {
        return exchange -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            digest(exchange);
        };
    }

    @Test
    void continue_is_answered_when_the_body_is_read() throws IOException {
        try (Wire wire = Wire.open(RequestBodyWireTest::digest);
                RawClient client = wire.connect()) {
            client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n\r\n");
            assertThat(client.receive().status()).isEqualTo(100);
            client.send("hello");
            assertThat(client.receive().body()).startsWith("5 announced, 5 read");
        }
    }

    @Test
    void continue_is_not_answered_when_the_request_is_refused() throws IOException {
        try (Wire wire = Wire.open(exchange -> exchange.respond(Answer.document(403, "text/plain", "no")));
                RawClient client = wire.connect()) {
            client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            RawClient.Received answer = client.receive();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Connection")).hasValue("close");
        }
    }

    @Test
    void other_expectations_are_ignored() throws IOException {
        String request = "PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: %s\r\n\r\nhello";
        assertThat(exchange(request.formatted("")).status()).isEqualTo(200);
        assertThat(exchange(request.formatted("miracles")).status()).isEqualTo(200);
    }

    @Test
    void an_unread_body_is_skipped_and_the_connection_goes_on() throws IOException {
        try (Wire wire = Wire.open(exchange -> exchange.respond(Answer.document(200, "text/plain", "unread")));
                RawClient client = wire.connect()) {
            for (int i = 0; i < 3; i++) {
                client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 300000\r\n\r\n");
                client.send(new byte[300_000]);
                assertThat(client.receive().body()).isEqualTo("unread");
            }
        }
    }

    @Test
    void the_answer_to_a_body_too_large_to_skip_arrives_before_the_close() throws IOException {
        try (Wire wire = Wire.open(exchange -> exchange.respond(Answer.document(403, "text/plain", "no")));
                RawClient client = wire.connect()) {
            client.send("PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 90000000000\r\n\r\n");
            client.send(new byte[2_000_000]);
            RawClient.Received answer = client.receive();
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.header("Connection")).hasValue("close");
            assertThat(client.isClosed()).isTrue();
        }
    }
}
