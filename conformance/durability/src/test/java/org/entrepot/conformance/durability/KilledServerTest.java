package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entrepot.conformance.S3Client;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 3 under SIGKILL: what was acknowledged is there whole, what was not is there whole or not at all. */
class KilledServerTest {
    private static final int KILLS = 30;
    private static final int WRITERS = 24;
    private static final int KEYS_PER_WRITER = 12;
    private static final int IN_FLIGHT_MIN = 8;
    private static final Pattern LISTED = Pattern.compile("<Key>([^<]*)</Key>");

    private final AtomicInteger inFlight = new AtomicInteger();

    /** What one key may hold: the last acknowledged state, or, after a kill in mid-write, the one asked for. */
    private static final class Expected {
        private byte[] acknowledged = null;
        private byte[] asked = null;
        private boolean open;

        boolean allows(byte[] found) {
            return Arrays.equals(found, acknowledged) || open && Arrays.equals(found, asked);
        }
    }

    @Test
    void every_acknowledged_write_survives_thirty_kills_with_writes_in_flight(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        List<Map<String, Expected>> keys = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            keys.add(new TreeMap<>());
        }
        SplittableRandom random = new SplittableRandom();
        long acknowledged = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            StartedServer server = StartedServer.start(data);
            S3Client client = new S3Client(server);
            if (kill == 1) {
                assertThat(client.send("PUT", "/crash").statusCode()).isEqualTo(200);
            }
            check(client, keys);
            acknowledged += writeUntilKilled(server, client, keys, kill, random.split());
        }
        try (StartedServer server = StartedServer.start(data)) {
            check(new S3Client(server), keys);
        }
        System.out.println(KILLS + " kills, " + acknowledged + " acknowledged writes, none lost");
        assertThat(acknowledged).isPositive();
    }

    private long writeUntilKilled(
            StartedServer server, S3Client client, List<Map<String, Expected>> keys, int kill, SplittableRandom random)
            throws InterruptedException {
        AtomicInteger acknowledged = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            SplittableRandom own = random.split();
            writers.add(Thread.startVirtualThread(() -> write(client, writer, keys.get(writer), own, acknowledged)));
        }
        // The kill waits for work to have been done and for enough of it to be under way, never for a time.
        int enough = random.nextInt(100, 400);
        while (acknowledged.get() < enough || inFlight.get() < IN_FLIGHT_MIN) {
            Thread.onSpinWait();
        }
        int flying = inFlight.get();
        server.kill();
        for (Thread writer : writers) {
            writer.join();
        }
        System.out.println("kill " + kill + ": " + flying + " writes in flight, " + acknowledged + " acknowledged");
        assertThat(flying).isGreaterThanOrEqualTo(IN_FLIGHT_MIN);
        return acknowledged.get();
    }

    private void write(
            S3Client client,
            int writer,
            Map<String, Expected> keys,
            SplittableRandom random,
            AtomicInteger acknowledged) {
        while (true) {
            String key = "w" + writer + "/k" + random.nextInt(KEYS_PER_WRITER);
            Expected expected = keys.computeIfAbsent(key, k -> new Expected());
            byte[] bytes = random.nextInt(5) == 0 ? null : body(random);
            expected.asked = bytes;
            expected.open = true;
            inFlight.incrementAndGet();
            try {
                int status = bytes == null
                        ? client.send("DELETE", "/crash/" + key).statusCode()
                        : client.send("PUT", "/crash/" + key, bytes).statusCode();
                assertThat(status).isEqualTo(bytes == null ? 204 : 200);
            } catch (IOException killed) {
                return;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                inFlight.decrementAndGet();
            }
            expected.acknowledged = bytes;
            expected.open = false;
            acknowledged.incrementAndGet();
        }
    }

    /** Mostly small bodies, kept in the record, and some that become blobs. */
    private static byte[] body(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(70_000, 400_000) : random.nextInt(0, 20_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void check(S3Client client, List<Map<String, Expected>> keys) throws Exception {
        Set<String> present = new TreeSet<>();
        for (Map<String, Expected> ofWriter : keys) {
            for (Map.Entry<String, Expected> key : ofWriter.entrySet()) {
                var answer = client.send("GET", "/crash/" + key.getKey());
                byte[] found = answer.statusCode() == 200 ? answer.body() : null;
                assertThat(answer.statusCode()).isIn(200, 404);
                assertThat(key.getValue().allows(found))
                        .as("%s holds what was acknowledged or asked for", key.getKey())
                        .isTrue();
                key.getValue().acknowledged = found;
                key.getValue().open = false;
                if (found != null) {
                    present.add(key.getKey());
                }
            }
        }
        assertThat(listed(client)).as("listing and reads agree").isEqualTo(present);
    }

    private static Set<String> listed(S3Client client) throws Exception {
        var answer = client.send("GET", "/crash?list-type=2");
        assertThat(answer.statusCode()).isEqualTo(200);
        Set<String> keys = new TreeSet<>();
        Matcher matcher = LISTED.matcher(new String(answer.body(), StandardCharsets.UTF_8));
        while (matcher.find()) {
            keys.add(matcher.group(1));
        }
        return keys;
    }
}
