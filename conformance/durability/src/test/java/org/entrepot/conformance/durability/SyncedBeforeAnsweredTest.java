package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 3 as the kernel sees it. A killed process loses nothing that the kernel has taken, so this looks from outside: between
 * the request and the 2xx of every write a sync has to be complete.
 */
class SyncedBeforeAnsweredTest {
    private static final byte[] CORS =
            "<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] POLICY = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::synced/*"}]}""".getBytes(StandardCharsets.UTF_8);
    private static final int CLIENTS = 64;
    private static final int PUTS_PER_CLIENT = 40;
    private static final double PUTS_PER_SYNC_MIN = 5;

    @BeforeAll
    static void needs_strace() throws Exception {
        int exit = new ProcessBuilder("strace", "-V")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).as("strace is installed").isZero();
    }

    /** A span of time in seconds since 1970. */
    private record Span(double from, double to) {}

    @Test
    void every_write_of_one_client_is_synced_between_its_request_and_its_answer(@TempDir Path folder) throws Exception {
        Path trace = folder.resolve("trace");
        Map<String, Span> spans = new LinkedHashMap<>();
        try (StartedServer server = StartedServer.start(folder.resolve("data"), SyncTrace.command(trace))) {
            S3Client client = new S3Client(server);
            record Write(String name, String method, String target, byte[] body) {}
            List<Write> writes = new ArrayList<>();
            writes.add(new Write("bucket", "PUT", "/synced", new byte[0]));
            for (int i = 0; i < 10; i++) {
                writes.add(new Write("small PUT " + i, "PUT", "/synced/small" + i, new byte[4096]));
                writes.add(new Write("blob PUT " + i, "PUT", "/synced/blob" + i, new byte[1 << 20]));
                writes.add(new Write("DELETE " + i, "DELETE", "/synced/small" + i, new byte[0]));
            }
            writes.add(new Write("CORS PUT", "PUT", "/synced?cors", CORS));
            writes.add(new Write("policy PUT", "PUT", "/synced?policy", POLICY));
            for (Write write : writes) {
                double from = now();
                int status = client.send(write.method(), write.target(), write.body())
                        .statusCode();
                spans.put(write.name(), new Span(from, now()));
                assertThat(status).as(write.name()).isBetween(200, 204);
            }
        }
        SyncTrace syncs = SyncTrace.read(trace);
        spans.forEach((name, span) -> {
            long seen = syncs.within(span.from(), span.to());
            System.out.println(name + ": " + seen + " syncs");
            assertThat(seen).as(name).isGreaterThanOrEqualTo(name.startsWith("blob") ? 2 : 1);
        });
    }

    @Test
    void sixty_four_clients_at_once_share_their_syncs(@TempDir Path folder) throws Exception {
        Path trace = folder.resolve("trace");
        AtomicInteger acknowledged = new AtomicInteger();
        Span span;
        try (StartedServer server = StartedServer.start(folder.resolve("data"), SyncTrace.command(trace))) {
            S3Client client = new S3Client(server);
            assertThat(client.send("PUT", "/shared").statusCode()).isEqualTo(200);
            putAtOnce(client, "warm", new AtomicInteger());
            double from = now();
            putAtOnce(client, "measured", acknowledged);
            span = new Span(from, now());
        }
        assertThat(acknowledged).hasValue(CLIENTS * PUTS_PER_CLIENT);
        double perSync = (double) acknowledged.get() / SyncTrace.read(trace).within(span.from(), span.to());
        System.out.printf("%d PUTs of %d clients, %.1f PUTs per sync%n", acknowledged.get(), CLIENTS, perSync);
        assertThat(perSync).isGreaterThanOrEqualTo(PUTS_PER_SYNC_MIN);
    }

    private static void putAtOnce(S3Client client, String folder, AtomicInteger acknowledged) throws Exception {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            String own = folder + "/" + i;
            clients.add(Thread.startVirtualThread(() -> put(client, own, acknowledged)));
        }
        for (Thread thread : clients) {
            thread.join();
        }
    }

    private static void put(S3Client client, String own, AtomicInteger acknowledged) {
        for (int i = 0; i < PUTS_PER_CLIENT; i++) {
            try {
                if (client.send("PUT", "/shared/" + own + "/" + i, new byte[4096])
                                .statusCode()
                        == 200) {
                    acknowledged.incrementAndGet();
                }
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }
}
