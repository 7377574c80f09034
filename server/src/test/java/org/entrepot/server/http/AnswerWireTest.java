package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Exchange;
import org.entrepot.gateway.Header;
import org.entrepot.store.ObjectContent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerWireTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

    @TempDir
    Path folder;

    private static Answer answer(AnswerBody body) {
        return new Answer(200, List.of(), body, "");
    }

    @Test
    void a_document_comes_with_length_and_date() throws IOException {
        try (Wire wire = Wire.open(x -> x.respond(Answer.document(404, "text/xml", "<a/>", new Header("X", "y"))));
                RawClient client = wire.connect()) {
            RawClient.Received answer = client.send(GET).receive();
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.headerLines()).startsWith("Content-Type: text/xml", "X: y");
            assertThat(answer.header("Content-Length")).hasValue("4");
            assertThat(answer.header("Date").orElseThrow())
                    .matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
            assertThat(answer.header("Connection")).isEmpty();
            assertThat(answer.body()).isEqualTo("<a/>");
        }
    }

    @Test
    void head_204_and_304_have_no_body_and_the_connection_goes_on() throws IOException {
        try (Wire wire = Wire.open(x -> {
                    int status = Integer.parseInt(x.head().rawPath().substring(1));
                    x.respond(Answer.document(status, "text/plain", "body"));
                });
                RawClient client = wire.connect()) {
            client.send("HEAD /200 HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(client.receive("HEAD").header("Content-Length")).hasValue("4");
            assertThat(client.send("GET /204 HTTP/1.1\r\nHost: h\r\n\r\n")
                            .receive()
                            .header("Content-Length"))
                    .isEmpty();
            assertThat(client.send("GET /304 HTTP/1.1\r\nHost: h\r\n\r\n")
                            .receive()
                            .status())
                    .isEqualTo(304);
            assertThat(client.send("GET /200 HTTP/1.1\r\nHost: h\r\n\r\n")
                            .receive()
                            .body())
                    .isEqualTo("body");
        }
    }

    @Test
    void head_tells_the_length_a_get_would_have_had() throws IOException {
        try (Wire wire = Wire.open(x -> x.respond(answer(new AnswerBody.None(1L << 40))));
                RawClient client = wire.connect()) {
            client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
            assertThat(client.receive("HEAD").header("Content-Length")).hasValue("1099511627776");
        }
    }

    @Test
    void an_unknown_length_is_chunked_and_ends_the_connection_in_1_0() throws IOException {
        ExchangeHandler handler = x -> x.respond(answer(new AnswerBody.Stream(
                new ByteArrayInputStream("z".repeat(200_000).getBytes()), -1)));
        try (Wire wire = Wire.open(handler);
                RawClient client = wire.connect();
                RawClient old = wire.connect()) {
            RawClient.Received answer = client.send(GET).receive();
            assertThat(answer.header("Transfer-Encoding")).hasValue("chunked");
            assertThat(answer.body()).isEqualTo("z".repeat(200_000));
            assertThat(client.send(GET).receive().body()).hasSize(200_000);
            old.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            RawClient.Received plain = old.receive();
            assertThat(plain.header("Transfer-Encoding")).isEmpty();
            assertThat(plain.header("Connection")).hasValue("close");
            assertThat(plain.body()).hasSize(200_000);
        }
    }

    @Test
    void http_1_0_keeps_the_connection_when_asked_to() throws IOException {
        try (Wire wire = Wire.open(x -> x.respond(Answer.empty(200)));
                RawClient client = wire.connect()) {
            String request = "GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n";
            assertThat(client.send(request).receive().header("Connection")).hasValue("keep-alive");
            assertThat(client.send("GET / HTTP/1.0\r\n\r\n").receive().header("Connection"))
                    .hasValue("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void pipelined_requests_are_answered_in_order_one_at_a_time() throws IOException {
        AtomicInteger running = new AtomicInteger();
        try (Wire wire = Wire.open(x -> {
                    assertThat(running.incrementAndGet()).isEqualTo(1);
                    byte[] body = x.body().stream().readAllBytes();
                    running.decrementAndGet();
                    x.respond(Answer.document(200, "text/plain", x.head().rawPath() + " " + body.length));
                });
                RawClient client = wire.connect()) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                requests.append("PUT /").append(i).append(" HTTP/1.1\r\nHost: h\r\nContent-Length: ");
                requests.append(i).append("\r\n\r\n").append("b".repeat(i));
            }
            client.send(requests.toString());
            for (int i = 0; i < 50; i++) {
                assertThat(client.receive().body()).isEqualTo("/" + i + " " + i);
            }
        }
    }

    private record FileContent(long length, Iterator<Piece> pieces, CountDownLatch closed) implements ObjectContent {
        static FileContent of(FileChannel channel, byte[] before, CountDownLatch closed) {
            Piece memory = new Piece.InMemory(before, 0, before.length);
            return new FileContent(
                    300_000 + before.length,
                    List.of(memory, new Piece.InFile(channel, 1000, 300_000)).iterator(),
                    closed);
        }

        static FileContent alone(FileChannel channel, long length, CountDownLatch closed) {
            Piece piece = new Piece.InFile(channel, 0, length);
            return new FileContent(length, List.of(piece).iterator(), closed);
        }

        @Override
        public @Nullable Piece next() {
            return pieces.hasNext() ? pieces.next() : null;
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @Test
    void file_regions_are_sent_and_the_shared_file_stays_open() throws Exception {
        byte[] bytes = new byte[301_000];
        new java.util.SplittableRandom(2).nextBytes(bytes);
        Path file = Files.write(folder.resolve("blob"), bytes);
        CountDownLatch closed = new CountDownLatch(2);
        try (FileChannel channel = FileChannel.open(file)) {
            ExchangeHandler handler =
                    x -> x.respond(answer(new AnswerBody.Content(FileContent.of(channel, new byte[] {1, 2}, closed))));
            try (Wire wire = Wire.open(handler);
                    RawClient client = wire.connect()) {
                for (int i = 0; i < 2; i++) {
                    String body = client.send(GET).receive().body();
                    assertThat(body.substring(2))
                            .isEqualTo(new String(bytes, 1000, 300_000, java.nio.charset.StandardCharsets.ISO_8859_1));
                }
                closed.await();
                assertThat(channel.isOpen()).isTrue();
            }
        }
    }

    @Test
    void a_body_that_is_one_region_of_a_file_is_sent_behind_its_handler_and_then_closed() throws Exception {
        byte[] bytes = new byte[3 << 20];
        new java.util.SplittableRandom(3).nextBytes(bytes);
        Path file = Files.write(folder.resolve("blob"), bytes);
        CountDownLatch cameBack = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (FileChannel channel = FileChannel.open(file);
                Wire wire = Wire.open(x -> {
                    x.respond(answer(new AnswerBody.Content(FileContent.alone(channel, bytes.length, closed))));
                    cameBack.countDown();
                });
                RawClient client = wire.connect()) {
            client.send(GET);
            cameBack.await();
            assertThat(client.receive().body())
                    .isEqualTo(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
            closed.await();
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void a_client_that_reads_nothing_of_a_file_is_given_up_and_the_file_closed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        long length = 64L << 20;
        try (FileChannel channel = FileChannel.open(
                folder.resolve("sparse"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.READ)) {
            channel.write(java.nio.ByteBuffer.allocate(1), length - 1);
            try (Wire wire = Wire.open(x ->
                            x.respond(answer(new AnswerBody.Content(FileContent.alone(channel, length, closed)))));
                    RawClient client = wire.connect()) {
                client.send(GET);
                closed.await();
            }
        }
    }

    @Test
    void a_stream_that_ends_early_cannot_pass_for_a_whole_answer() throws IOException {
        try (Wire wire = Wire.open(
                        x -> x.respond(answer(new AnswerBody.Stream(new ByteArrayInputStream(new byte[100]), 200))));
                RawClient client = wire.connect()) {
            client.send(GET);
            assertThatThrownBy(client::receive).isInstanceOfAny(EOFException.class, java.net.SocketException.class);
        }
    }

    @Test
    void abort_leaves_out_the_last_chunk() throws IOException {
        InputStream failing = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left-- > 0) {
                    return 'x';
                }
                throw new IOException("the disk is gone");
            }
        };
        try (Wire wire = Wire.open(x -> x.respond(answer(new AnswerBody.Stream(failing, -1))));
                RawClient client = wire.connect()) {
            client.send(GET);
            assertThat(client.rest()).doesNotContain("\r\n0\r\n");
        }
    }

    @Test
    void a_failure_before_the_first_byte_can_still_be_answered() throws IOException {
        ObjectContent broken = new ObjectContent() {
            @Override
            public long length() {
                return 5;
            }

            @Override
            public Piece next() throws IOException {
                throw new IOException("no such blob");
            }

            @Override
            public void close() {}
        };
        try (Wire wire = Wire.open(x -> {
                    try {
                        x.respond(answer(new AnswerBody.Content(broken)));
                    } catch (IOException e) {
                        x.respond(Answer.document(500, "text/plain", e.getMessage()));
                    }
                });
                RawClient client = wire.connect()) {
            assertThat(client.send(GET).receive().body()).isEqualTo("no such blob");
        }
    }

    @Test
    void a_handler_that_fails_gets_a_bare_500() throws IOException {
        try (Wire wire = Wire.open(x -> {
                    throw new IllegalStateException("a bug");
                });
                RawClient client = wire.connect()) {
            RawClient.Received answer = client.send(GET).receive();
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("a bug");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void a_handler_that_fails_on_the_loop_gets_a_bare_500_too() throws IOException {
        ExchangeHandler failing = new ExchangeHandler() {
            @Override
            public void handle(Exchange exchange) {}

            @Override
            public boolean handleAtOnce(Exchange exchange) {
                throw new IllegalStateException("a bug");
            }
        };
        try (Wire wire = Wire.open(failing);
                RawClient client = wire.connect()) {
            assertThat(client.send(GET).receive().status()).isEqualTo(500);
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void stored_line_ends_cannot_split_an_answer() throws IOException {
        try (Wire wire = Wire.open(x -> x.respond(Answer.empty(200, new Header("X", "a\r\nY: b"))));
                RawClient client = wire.connect()) {
            RawClient.Received answer = client.send(GET).receive();
            assertThat(answer.header("X")).hasValue("a  Y: b");
            assertThat(answer.header("Y")).isEmpty();
        }
    }

    @Test
    void a_client_that_reads_nothing_is_given_up() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        try (Wire wire = Wire.open(x -> {
                    try {
                        x.respond(answer(new AnswerBody.Bytes(new byte[64 << 20])));
                    } catch (IOException e) {
                        failed.countDown();
                        throw e;
                    }
                });
                RawClient client = wire.connect()) {
            client.send(GET);
            failed.await();
        }
    }

    @Test
    void a_client_that_stopped_sending_still_gets_its_answer() throws IOException {
        try (Wire wire = Wire.open(x -> x.respond(Answer.document(200, "text/plain", "here")));
                RawClient client = wire.connect()) {
            client.send(GET).endOutput();
            assertThat(client.receive().body()).isEqualTo("here");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void stopping_lets_running_requests_end_and_closes_idle_connections() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Wire wire = Wire.open(x -> {
                    begun.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    x.respond(Answer.document(200, "text/plain", "finished"));
                });
                RawClient busy = wire.connect();
                RawClient idle = wire.connect()) {
            busy.send(GET);
            begun.await();
            wire.listener().stopAccepting();
            assertThat(idle.isClosed()).isTrue();
            go.countDown();
            RawClient.Received answer = busy.receive();
            assertThat(answer.body()).isEqualTo("finished");
            assertThat(answer.header("Connection")).hasValue("close");
            assertThat(wire.listener().awaitQuiet(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void one_connection_too_many_is_told_so() throws IOException {
        HttpLimits one = new HttpLimits(
                1,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                1,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1));
        try (Wire wire = Wire.open(one, x -> x.respond(Answer.empty(200)));
                RawClient first = wire.connect()) {
            assertThat(first.send(GET).receive().status()).isEqualTo(200);
            try (RawClient second = wire.connect()) {
                assertThat(second.receive().status()).isEqualTo(503);
            }
            assertThat(first.send(GET).receive().status()).isEqualTo(200);
        }
    }
}
