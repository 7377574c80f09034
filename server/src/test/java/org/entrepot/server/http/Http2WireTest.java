package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http2.Http2Error;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.AnswerBody;
import org.entrepot.gateway.Exchange;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.RefusedException;
import org.entrepot.gateway.RequestHead;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exchanges over HTTP/2, by a client as people use it and by one that sends frames. */
class Http2WireTest {
    private static final int NO_ERROR = (int) Http2Error.NO_ERROR.code();

    /** Short where a test waits for the end of a time, and long enough for a handshake on a busy machine. */
    private static final HttpLimits QUICK = new HttpLimits(
            100,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofMillis(400),
            64,
            Duration.ofMillis(400),
            Duration.ofMillis(400),
            Duration.ofMillis(400));

    @TempDir
    Path folder;

    private TlsFiles tls;

    @BeforeEach
    void install() throws IOException {
        tls = TestTls.install(folder, "first");
    }

    private Wire open(ExchangeHandler handler) throws IOException {
        return Wire.openTls(tls, handler);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(TestTls.context())
                .build();
    }

    private static HttpRequest.Builder request(Wire wire, String path) {
        return HttpRequest.newBuilder(
                URI.create("https://localhost:" + wire.listener().port() + path));
    }

    private static Answer stream(InputStream body, long length) {
        return new Answer(200, List.of(), new AnswerBody.Stream(body, length), "");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Answers with the body's length and hash. */
    private static void digest(Exchange exchange) throws IOException {
        byte[] body = exchange.body().stream().readAllBytes();
        exchange.respond(Answer.document(200, "text/plain", exchange.body().length() + " announced, " + sum(body)));
    }

    private static String sum(byte[] body) {
        return body.length + " read, hash " + Arrays.hashCode(body);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }

    // ---- heads

    @Test
    void a_client_that_knows_http_2_gets_it() throws Exception {
        BlockingQueue<RequestHead> heads = new LinkedBlockingQueue<>();
        try (Wire wire = open(exchange -> {
                    heads.add(exchange.head());
                    exchange.respond(Answer.document(404, "text/xml", "<a/>", new Header("X-Amz-Thing", "y")));
                });
                HttpClient client = client()) {
            HttpResponse<String> answer = client.send(
                    request(wire, "/a%2fb//c?x=%20&&y=?z").header("X-A", "1").build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("<a/>");
            assertThat(answer.headers().map()).containsKeys("x-amz-thing", "date", "content-length", "content-type");
            assertThat(answer.headers().map()).doesNotContainKeys("connection", "transfer-encoding");
            RequestHead head = heads.take();
            assertThat(head.authority())
                    .isEqualTo("localhost:" + wire.listener().port());
            assertThat(head.rawPath()).isEqualTo("/a%2fb//c");
            assertThat(head.rawQuery()).isEqualTo("x=%20&&y=?z");
            assertThat(head.headers().first("X-A")).hasValue("1");
            assertThat(head.tlsVersion()).isEqualTo("1.3");
            assertThat(head.protocol()).isEqualTo("HTTP/2");
            assertThat(head.requestId()).matches("[0-9a-f]{32}");
        }
    }

    @Test
    void a_client_that_offers_only_http_1_1_gets_that() throws Exception {
        try (Wire wire = open(exchange -> exchange.respond(Answer.document(200, "text/plain", "old")));
                RawClient client = new RawClient(TestTls.connect(wire, "http/1.1"))) {
            assertThat(client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
                            .receive()
                            .body())
                    .isEqualTo("old");
        }
    }

    @Test
    void a_trusted_proxy_tells_the_client() throws Exception {
        BlockingQueue<RequestHead> heads = new LinkedBlockingQueue<>();
        InetAddress proxy = InetAddress.ofLiteral("127.0.0.1");
        try (Wire wire = Wire.openTlsBehindProxy(tls, proxy, exchange -> {
                    heads.add(exchange.head());
                    exchange.respond(Answer.empty(200));
                });
                Http2Client client = Http2Client.connect(wire)) {
            client.request(1, true, "GET", "/", "x-forwarded-for", "6.6.6.6, 9.9.9.9");
            assertThat(client.receive(1).status()).isEqualTo(200);
            assertThat(heads.take().clientAddress().getHostAddress()).isEqualTo("9.9.9.9");
        }
    }

    @Test
    void stored_line_ends_cannot_break_an_answer() throws Exception {
        try (Wire wire = open(x -> x.respond(Answer.empty(200, new Header("X", " a\r\nY: b "))));
                Http2Client client = Http2Client.connect(wire)) {
            assertThat(client.request(1, true, "GET", "/").receive(1).header("x"))
                    .hasValue("a  Y: b");
        }
    }

    // ---- bodies

    @Test
    void bodies_of_known_and_unknown_length_arrive_whole() throws Exception {
        byte[] body = random(8 << 20);
        try (Wire wire = open(Http2WireTest::digest);
                HttpClient client = client()) {
            HttpRequest known = request(wire, "/")
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            assertThat(client.send(known, HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo(body.length + " announced, " + sum(body));
            HttpRequest unknown = request(wire, "/")
                    .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                    .build();
            assertThat(client.send(unknown, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("-1 announced, " + sum(body));
        }
    }

    @Test
    void large_answers_of_known_and_unknown_length_arrive_whole() throws Exception {
        byte[] body = random(3_000_000);
        try (Wire wire = open(x -> x.respond(
                        x.head().rawPath().equals("/known")
                                ? new Answer(200, List.of(), new AnswerBody.Bytes(body), "")
                                : stream(new ByteArrayInputStream(body), -1)));
                HttpClient client = client()) {
            HttpResponse<byte[]> known =
                    client.send(request(wire, "/known").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(known.body()).isEqualTo(body);
            assertThat(known.headers().firstValueAsLong("content-length")).hasValue(body.length);
            HttpResponse<byte[]> unknown =
                    client.send(request(wire, "/unknown").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(unknown.body()).isEqualTo(body);
            assertThat(unknown.headers().firstValue("content-length")).isEmpty();
        }
    }

    @Test
    void head_204_and_304_have_no_body() throws Exception {
        try (Wire wire = open(x -> {
                    int status = Integer.parseInt(x.head().rawPath().substring(1));
                    x.respond(Answer.document(status, "text/plain", "body"));
                });
                Http2Client client = Http2Client.connect(wire)) {
            Http2Client.Received head = client.request(1, true, "HEAD", "/200").receive(1);
            assertThat(head.header("content-length")).hasValue("4");
            assertThat(head.text()).isEmpty();
            Http2Client.Received none = client.request(3, true, "GET", "/204").receive(3);
            assertThat(none.header("content-length")).isEmpty();
            assertThat(none.text()).isEmpty();
            assertThat(client.request(5, true, "GET", "/304").receive(5).status())
                    .isEqualTo(304);
        }
    }

    @Test
    void continue_is_answered_when_the_body_is_read_and_not_when_it_is_refused() throws Exception {
        ExchangeHandler handler = x -> {
            if (x.head().rawPath().equals("/read")) {
                digest(x);
            } else {
                x.respond(Answer.document(403, "text/plain", "no"));
            }
        };
        try (Wire wire = open(handler);
                Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/read", "content-length", "5", "expect", "100-continue");
            assertThat(client.receiveFrame(Http2Client.HEADERS).isEnd()).isFalse();
            client.send(Http2Client.DATA, Http2Client.END_STREAM, 1, "hello".getBytes(StandardCharsets.UTF_8));
            assertThat(client.receive(1).text()).startsWith("5 announced, 5 read");
            client.request(3, false, "PUT", "/refused", "content-length", "5", "expect", "100-continue");
            assertThat(client.receiveFrame(Http2Client.HEADERS).isEnd()).isFalse();
            assertThat(client.receiveFrame(Http2Client.DATA).isEnd())
                    .as("no interim answer before")
                    .isTrue();
        }
    }

    @Test
    void padding_is_no_part_of_a_body_and_does_not_shut_the_window() throws Exception {
        try (Wire wire = open(Http2WireTest::digest);
                Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/");
            byte[] padded = new byte[1 + 5 + 255];
            padded[0] = (byte) 255;
            System.arraycopy("hello".getBytes(StandardCharsets.UTF_8), 0, padded, 1, 5);
            for (int sent = 0; sent < 2 * Http2Limits.STREAM_WINDOW_BYTES; sent += padded.length) {
                client.send(Http2Client.DATA, 8, 1, padded);
            }
            client.send(Http2Client.DATA, Http2Client.END_STREAM, 1, new byte[0]);
            int frames = (2 * Http2Limits.STREAM_WINDOW_BYTES - 1) / padded.length + 1;
            assertThat(client.receive(1).text()).startsWith("-1 announced, " + 5 * frames + " read");
        }
    }

    // ---- many at a time, and back-pressure

    @Test
    void requests_of_one_connection_are_answered_at_the_same_time() throws Exception {
        CountDownLatch all = new CountDownLatch(50);
        try (Wire wire = open(x -> {
                    all.countDown();
                    await(all);
                    x.respond(Answer.document(200, "text/plain", x.head().rawPath()));
                });
                HttpClient client = client()) {
            // The first opens the connection that the others share.
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(client.sendAsync(request(wire, "/" + i).build(), HttpResponse.BodyHandlers.ofString()));
            }
            for (int i = 0; i < 50; i++) {
                assertThat(answers.get(i).get().body()).isEqualTo("/" + i);
            }
        }
    }

    @Test
    void one_stream_too_many_is_refused_and_can_be_tried_again() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (Wire wire = open(x -> {
                    await(go);
                    x.respond(Answer.empty(200));
                });
                Http2Client client = Http2Client.connect(wire)) {
            for (int i = 0; i < Http2Limits.STREAMS_MAX; i++) {
                client.request(1 + 2 * i, true, "GET", "/");
            }
            int last = 1 + 2 * Http2Limits.STREAMS_MAX;
            client.request(last, true, "GET", "/");
            assertThat(client.receive(last).error()).isEqualTo((int) Http2Error.REFUSED_STREAM.code());
            go.countDown();
            assertThat(client.receive(1).status()).isEqualTo(200);
        }
    }

    @Test
    void a_slow_handler_shuts_its_window_and_no_other_waits_for_it() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (Wire wire = open(x -> {
                    if (x.head().rawPath().equals("/slow")) {
                        await(go);
                    }
                    digest(x);
                });
                Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/slow");
            byte[] body = random(2 * Http2Limits.STREAM_WINDOW_BYTES);
            int step = 16 << 10;
            for (int from = 0; from < Http2Limits.STREAM_WINDOW_BYTES; from += step) {
                client.send(Http2Client.DATA, 0, 1, Arrays.copyOfRange(body, from, from + step));
            }
            client.request(3, false, "PUT", "/quick");
            client.send(Http2Client.DATA, Http2Client.END_STREAM, 3, new byte[10]);
            assertThat(client.receive(3).text()).startsWith("-1 announced, 10 read");
            go.countDown();
            Http2Client.Frame window = client.receiveFrame(Http2Client.WINDOW_UPDATE);
            while (window.stream() != 1) {
                window = client.receiveFrame(Http2Client.WINDOW_UPDATE);
            }
            for (int from = Http2Limits.STREAM_WINDOW_BYTES; from < body.length; from += step) {
                client.send(
                        Http2Client.DATA,
                        from + step == body.length ? Http2Client.END_STREAM : 0,
                        1,
                        Arrays.copyOfRange(body, from, from + step));
            }
            assertThat(client.receive(1).text()).isEqualTo("-1 announced, " + sum(body));
        }
    }

    @Test
    void who_sends_more_than_the_window_is_reset() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        try (Wire wire = open(x -> await(go));
                Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/");
            for (int sent = 0; sent <= Http2Limits.STREAM_WINDOW_BYTES; sent += 16 << 10) {
                client.send(Http2Client.DATA, 0, 1, new byte[16 << 10]);
            }
            assertThat(client.receive(1).error()).isEqualTo((int) Http2Error.FLOW_CONTROL_ERROR.code());
            go.countDown();
        }
    }

    @Test
    void a_client_whose_window_stays_shut_is_given_up_and_its_connection_goes_on() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        ExchangeHandler handler = x -> {
            try {
                byte[] body = new byte[x.head().rawPath().equals("/large") ? 1 << 20 : 0];
                x.respond(new Answer(200, List.of(), new AnswerBody.Bytes(body), ""));
            } catch (IOException e) {
                failed.countDown();
                throw e;
            }
        };
        try (Wire wire = Wire.openTls(tls, QUICK, handler);
                Http2Client client = Http2Client.connect(wire, 0)) {
            client.request(1, true, "GET", "/large");
            assertThat(client.receive(1).error()).isPositive();
            failed.await();
            assertThat(client.request(3, true, "GET", "/small").receive(3).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_small_answer_that_nobody_takes_is_given_up_too() throws Exception {
        try (Wire wire = Wire.openTls(tls, QUICK, x -> x.respond(Answer.document(200, "text/plain", "small")));
                Http2Client client = Http2Client.connect(wire, 0)) {
            client.request(1, true, "GET", "/");
            assertThat(client.receive(1).error()).isEqualTo((int) Http2Error.CANCEL.code());
        }
    }

    // ---- ends

    @Test
    void a_body_that_stops_coming_is_timed_out() throws Exception {
        ExchangeHandler handler = x -> {
            try {
                digest(x);
            } catch (RefusedException refused) {
                x.respond(Answer.document(400, "text/plain", String.valueOf(refused.getMessage())));
            }
        };
        try (Wire wire = Wire.openTls(tls, QUICK, handler);
                Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/").send(Http2Client.DATA, 0, 1, new byte[5]);
            assertThat(client.receive(1).text()).isEqualTo("RequestTimeout[]");
            assertThat(client.receiveFrame(Http2Client.RST_STREAM).error()).isEqualTo(NO_ERROR);
        }
    }

    @Test
    void an_upload_that_the_client_resets_is_incomplete() throws Exception {
        BlockingQueue<String> refusals = new LinkedBlockingQueue<>();
        try (Wire wire = open(x -> {
                    try {
                        digest(x);
                    } catch (RefusedException refused) {
                        refusals.add(String.valueOf(refused.getMessage()));
                    }
                });
                Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/", "content-length", "10").send(Http2Client.DATA, 0, 1, new byte[4]);
            client.send(Http2Client.RST_STREAM, 0, 1, Http2Client.integer((int) Http2Error.CANCEL.code()));
            assertThat(refusals.take()).isEqualTo("IncompleteBody[expected=10, received=4]");
            client.request(3, false, "PUT", "/", "content-length", "10").send(Http2Client.DATA, 0, 3, new byte[4]);
            client.close();
            assertThat(refusals.take()).isEqualTo("IncompleteBody[expected=10, received=4]");
        }
    }

    @Test
    void an_unwanted_body_is_skipped_when_it_is_short_and_cut_off_when_it_is_not() throws Exception {
        try (Wire wire = open(x -> x.respond(Answer.document(403, "text/plain", "no")));
                Http2Client client = Http2Client.connect(wire)) {
            client.request(1, false, "PUT", "/", "content-length", "1000000");
            assertThat(client.receive(1).text()).isEqualTo("no");
            for (int sent = 0; sent < 1_000_000; sent += 10_000) {
                client.send(Http2Client.DATA, sent == 990_000 ? Http2Client.END_STREAM : 0, 1, new byte[10_000]);
            }
            client.request(3, false, "PUT", "/", "content-length", "90000000000");
            assertThat(client.receive(3).text()).isEqualTo("no");
            Http2Client.Frame reset = client.receiveFrame(Http2Client.RST_STREAM);
            assertThat(reset.stream()).isEqualTo(3);
            assertThat(reset.error()).isEqualTo(NO_ERROR);
        }
    }

    @Test
    void an_answer_that_fails_half_way_cannot_pass_for_a_whole_one() throws Exception {
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
        try (Wire wire = open(x -> {
                    switch (x.head().rawPath()) {
                        case "/fails" -> x.respond(stream(failing, -1));
                        case "/short" -> x.respond(stream(new ByteArrayInputStream(new byte[100]), 200));
                        default -> x.respond(Answer.empty(200));
                    }
                });
                Http2Client client = Http2Client.connect(wire)) {
            int error = (int) Http2Error.INTERNAL_ERROR.code();
            assertThat(client.request(1, true, "GET", "/fails").receive(1).error())
                    .isEqualTo(error);
            assertThat(client.request(3, true, "GET", "/short").receive(3).error())
                    .isEqualTo(error);
            assertThat(client.request(5, true, "GET", "/").receive(5).status()).isEqualTo(200);
        }
    }

    @Test
    void a_handler_that_fails_gets_a_bare_500_and_the_connection_goes_on() throws Exception {
        try (Wire wire = open(x -> {
                    if (x.head().rawPath().equals("/fails")) {
                        throw new IllegalStateException("a bug");
                    }
                    x.respond(Answer.empty(200));
                });
                Http2Client client = Http2Client.connect(wire)) {
            Http2Client.Received answer =
                    client.request(1, true, "GET", "/fails").receive(1);
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("a bug");
            assertThat(client.request(3, true, "GET", "/").receive(3).status()).isEqualTo(200);
        }
    }

    @Test
    void stopping_lets_running_streams_end_and_takes_no_more() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (Wire wire = open(x -> {
                    begun.countDown();
                    await(go);
                    x.respond(Answer.document(200, "text/plain", "finished"));
                });
                Http2Client busy = Http2Client.connect(wire);
                Http2Client idle = Http2Client.connect(wire)) {
            busy.request(1, true, "GET", "/");
            begun.await();
            wire.listener().stopAccepting();
            assertThat(idle.receiveGoAway()).isEqualTo(NO_ERROR);
            Http2Client.Frame goAway = busy.receiveFrame(Http2Client.GOAWAY);
            assertThat(goAway.error()).isEqualTo(NO_ERROR);
            assertThat(goAway.payload()[3]).as("the last stream that is served").isEqualTo((byte) 1);
            busy.request(3, true, "GET", "/");
            go.countDown();
            assertThat(busy.receive(1).text()).isEqualTo("finished");
            assertThatThrownBy(() -> busy.receive(3)).isInstanceOfAny(EOFException.class, IOException.class);
            assertThat(wire.listener().awaitQuiet(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void a_connection_that_asks_nothing_is_closed() throws Exception {
        HttpLimits impatient = new HttpLimits(
                100,
                Duration.ofSeconds(20),
                Duration.ofMillis(300),
                Duration.ofSeconds(20),
                64,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofMillis(400));
        try (Wire wire = Wire.openTls(tls, impatient, x -> x.respond(Answer.empty(200)));
                Http2Client client = Http2Client.connect(wire)) {
            assertThat(client.request(1, true, "GET", "/").receive(1).status()).isEqualTo(200);
            assertThat(client.receiveGoAway()).isEqualTo(NO_ERROR);
        }
    }

    @Test
    void a_connection_that_never_says_a_word_is_closed() throws Exception {
        HttpLimits impatient = new HttpLimits(
                100,
                Duration.ofSeconds(1),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                64,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                Duration.ofMillis(400));
        try (Wire wire = Wire.openTls(tls, impatient, x -> x.respond(Answer.empty(200)));
                Http2Client client = Http2Client.silent(wire)) {
            assertThat(client.receiveGoAway()).isNotPositive();
        }
    }
}
