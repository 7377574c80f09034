package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Error;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.gateway.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Known ways of making a server of HTTP/2 work for nothing. Each ends its connection, and others are served on. */
class Http2FloodTest {
    private static final int CALM = (int) Http2Error.ENHANCE_YOUR_CALM.code();
    private static final byte[] CANCEL = Http2Client.integer((int) Http2Error.CANCEL.code());
    private static final int WHOLE = Http2Client.END_HEADERS | Http2Client.END_STREAM;

    @TempDir
    static Path folder;

    private static final AtomicInteger requests = new AtomicInteger();

    private static Wire wire;

    @BeforeAll
    static void open() throws Exception {
        wire = Wire.openTls(TestTls.install(folder, "first"), exchange -> {
            requests.incrementAndGet();
            exchange.body().stream().readAllBytes();
            exchange.respond(Answer.empty(200));
        });
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    /** Sends so many frames, made by number, and gives the error the connection ends with. */
    private static int flood(int count, java.util.function.IntFunction<byte[]> frame) throws Exception {
        try (Http2Client client = Http2Client.connect(wire);
                Http2Client other = Http2Client.connect(wire)) {
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            for (int i = 0; i < count; i++) {
                frames.writeBytes(frame.apply(i));
            }
            client.trySend(frames.toByteArray());
            int error = client.receiveGoAway();
            assertThat(other.request(1, true, "GET", "/").receive(1).status()).isEqualTo(200);
            return error;
        }
    }

    private static byte[] both(byte[] first, byte[] second) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }

    private static byte[] request(int number, String... fields) {
        byte[] block = Http2Client.requestBlock("GET", "/", fields);
        return Http2Client.frame(Http2Client.HEADERS, WHOLE, 1 + 2 * number, block);
    }

    @Test
    void rapid_reset() throws Exception {
        int before = requests.get();
        assertThat(flood(
                        10_000, i -> both(request(i), Http2Client.frame(Http2Client.RST_STREAM, 0, 1 + 2 * i, CANCEL))))
                .isEqualTo(CALM);
        assertThat(requests.get() - before).isLessThan(2 * Http2Limits.RESETS_PER_WINDOW_MAX);
    }

    @Test
    void making_the_server_reset_again_and_again() throws Exception {
        assertThat(flood(10_000, i -> request(i, "connection", "close"))).isEqualTo(CALM);
    }

    @Test
    void settings() throws Exception {
        assertThat(flood(10_000, i -> Http2Client.frame(Http2Client.SETTINGS, 0, 0, new byte[0])))
                .isEqualTo(CALM);
    }

    @Test
    void pings() throws Exception {
        assertThat(flood(10_000, i -> Http2Client.frame(Http2Client.PING, 0, 0, new byte[8])))
                .isEqualTo(CALM);
    }

    @Test
    void empty_data() throws Exception {
        byte[] head = Http2Client.frame(
                Http2Client.HEADERS, Http2Client.END_HEADERS, 1, Http2Client.requestBlock("PUT", "/"));
        assertThat(flood(10_000, i -> i == 0 ? head : Http2Client.frame(Http2Client.DATA, 0, 1, new byte[0])))
                .isEqualTo(CALM);
    }

    @Test
    void empty_continuations() throws Exception {
        byte[] head = Http2Client.frame(Http2Client.HEADERS, 0, 1, Http2Client.requestBlock("GET", "/"));
        assertThat(flood(10_000, i -> i == 0 ? head : Http2Client.frame(Http2Client.CONTINUATION, 0, 1, new byte[0])))
                .isEqualTo(CALM);
    }

    @Test
    void endless_continuations() throws Exception {
        byte[] head = Http2Client.frame(Http2Client.HEADERS, 0, 1, Http2Client.requestBlock("GET", "/"));
        byte[] more = Http2Client.block("a", "x".repeat(16_000));
        assertThat(flood(1000, i -> i == 0 ? head : Http2Client.frame(Http2Client.CONTINUATION, 0, 1, more)))
                .isIn(CALM, (int) Http2Error.PROTOCOL_ERROR.code());
    }

    @Test
    void a_header_that_grows_when_it_is_unpacked() throws Exception {
        // One large entry into the dynamic table, and then one byte each to repeat it.
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(Http2Client.requestBlock("GET", "/"));
        byte[] entry = Http2Client.block("a", "x".repeat(4000));
        entry[0] = 0x40;
        block.writeBytes(entry);
        for (int i = 0; i < 10_000; i++) {
            block.write(0x80 | 62);
        }
        try (Http2Client client = Http2Client.connect(wire)) {
            client.send(Http2Client.HEADERS, WHOLE, 1, block.toByteArray());
            assertThat(client.receive(1).status()).isEqualTo(431);
        }
    }

    @Test
    void windows_that_overflow() throws Exception {
        byte[] most = Http2Client.integer(Integer.MAX_VALUE);
        assertThat(flood(10, i -> Http2Client.frame(Http2Client.WINDOW_UPDATE, 0, 0, most)))
                .isEqualTo((int) Http2Error.FLOW_CONTROL_ERROR.code());
    }

    @Test
    void a_client_that_reads_none_of_the_answers_to_its_pings() throws Exception {
        try (Http2Client client = Http2Client.connect(wire)) {
            byte[] ping = Http2Client.frame(Http2Client.PING, 0, 0, new byte[8]);
            ByteArrayOutputStream pings = new ByteArrayOutputStream();
            for (int i = 0; i < 1000; i++) {
                pings.writeBytes(ping);
            }
            int rounds = 0;
            while (rounds < 100 && client.trySend(pings.toByteArray())) {
                rounds++;
            }
            assertThat(client.receiveGoAway()).isIn(CALM, -1);
            assertThat(wire.listener().port()).isPositive();
        }
    }
}
