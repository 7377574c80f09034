package org.entrepot.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.entrepot.gateway.Answer;
import org.entrepot.gateway.Exchange;
import org.junit.jupiter.api.Test;

/** A server that has as much in hand as it takes. */
class ServerLoadTest {
    private static final int REQUESTS_MAX = 3;
    private static final int LARGE = 4 << 20;
    private static final long BODY_BYTES_MAX = HttpLimits.BODY_QUEUE_BYTES_MAX;

    private final ServerLoad load = new ServerLoad(new ServerLoad.Limits(REQUESTS_MAX, BODY_BYTES_MAX));
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    /** Works until told to answer. */
    private final class Busy implements ExchangeHandler {
        @Override
        public void handle(Exchange exchange) throws IOException {
            try {
                if (!isOwn(exchange)) {
                    mayAnswer.await();
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.respond(Answer.document(200, "text/plain", "done"));
        }

        @Override
        public boolean isOwn(Exchange exchange) {
            return exchange.head().rawPath().equals("/own");
        }

        @Override
        public void shed(Exchange exchange) {
            try {
                exchange.respond(Answer.document(503, "text/plain", "later"));
            } catch (IOException e) {
                exchange.abort();
            }
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: h\r\n\r\n";
    }

    private static String put(int length) {
        return "PUT /key HTTP/1.1\r\nHost: h\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static void sendQuietly(RawClient sender) {
        try {
            sender.send(new byte[LARGE]);
        } catch (IOException closed) {
            // The answer came first.
        }
    }

    @Test
    void one_request_more_is_refused_at_once_on_a_connection_that_stays() throws Exception {
        List<RawClient> busy = new ArrayList<>();
        try (Wire wire = Wire.open(load, new Busy());
                RawClient other = wire.connect()) {
            for (int i = 0; i < REQUESTS_MAX; i++) {
                busy.add(wire.connect().send(get("/key")));
            }
            while (load.requests() < REQUESTS_MAX) {
                Thread.yield();
            }
            assertThat(other.send(get("/key")).receive().status()).isEqualTo(503);
            assertThat(other.send(put(5) + "12345").receive().status()).isEqualTo(503);
            assertThat(load.shed()).isEqualTo(2);
            assertThat(other.send(get("/own")).receive().status()).isEqualTo(200);

            mayAnswer.countDown();
            for (RawClient client : busy) {
                assertThat(client.receive().body()).isEqualTo("done");
                client.close();
            }
            while (load.requests() > 0) {
                Thread.yield();
            }
            assertThat(other.send(get("/key")).receive().status()).isEqualTo(200);
        }
    }

    @Test
    void no_body_is_begun_while_as_much_of_others_waits_as_may() throws Exception {
        try (Wire wire = Wire.open(load, new Busy());
                RawClient sender = wire.connect();
                RawClient other = wire.connect()) {
            sender.send(put(LARGE));
            // Held up as soon as the server reads no more.
            Thread.startVirtualThread(() -> sendQuietly(sender));
            while (load.bodyBytes() < BODY_BYTES_MAX) {
                Thread.yield();
            }
            assertThat(other.send(put(5) + "12345").receive().status()).isEqualTo(503);
            mayAnswer.countDown();
            // The handler wants nothing of the body, which is thrown away.
            assertThat(sender.receive().status()).isEqualTo(200);
            while (load.bodyBytes() > 0) {
                Thread.yield();
            }
            assertThat(other.send(put(5) + "12345").receive().status()).isEqualTo(200);
        }
    }
}
