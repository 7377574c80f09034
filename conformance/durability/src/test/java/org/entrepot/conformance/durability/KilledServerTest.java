package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.conformance.StartedServer;
import org.entrepot.server.secrets.RootCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 3 under SIGKILL, with writers of all dialects: what was acknowledged is there whole, what was not is there whole or not at
 * all, and nothing is left over. A kill costs about three seconds on two cores; {@code -Dentrepot.kills=300} is the long form.
 */
class KilledServerTest {
    private static final int KILLS = Integer.getInteger("entrepot.kills", 25);
    private static final long SEED = Long.getLong("entrepot.seed", System.nanoTime());
    private static final int WRITERS_OF_DIALECT = 6;
    private static final int IN_FLIGHT_MIN = 8;
    private static final RootCredentials ROOT =
            new RootCredentials("100000000001", StartedServer.ACCESS_KEY, StartedServer.SECRET_KEY);

    private final AcknowledgedWrites writes = new AcknowledgedWrites();
    private final SplittableRandom random = new SplittableRandom(SEED);

    @TempDir
    Path folder;

    @Test
    void every_acknowledged_write_survives_kills_with_writes_in_flight_and_nothing_is_left_over() throws Exception {
        System.out.println("-Dentrepot.seed=" + SEED);
        Path data = folder.resolve("data");
        int inFlight = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            inFlight += startAndKill(data, kill);
            if (kill % 5 == 0) {
                assertThat(LeftOvers.find(data, folder.resolve("copy" + kill))).isEmpty();
            }
        }
        try (StartedServer server = start(data);
                DialectClient client = DialectClient.open(server.endpoint(), ROOT)) {
            check(client);
        }
        assertThat(LeftOvers.find(data, folder.resolve("copy"))).isEmpty();
        System.out.printf(
                "%d kills with %.1f writes in flight on average, %d acknowledged writes, none lost%n",
                KILLS, (double) inFlight / KILLS, writes.acknowledged());
    }

    private static StartedServer start(Path data) throws IOException, InterruptedException {
        return StartedServer.start(data, List.of("env", "ENTREPOT_S3_PART_SIZE_MIN=64KiB"));
    }

    private int startAndKill(Path data, int kill) throws IOException, InterruptedException {
        try (StartedServer server = start(data);
                DialectClient client = DialectClient.open(server.endpoint(), ROOT)) {
            if (kill == 1) {
                Load.makeBuckets(client, writes);
            } else {
                check(client);
            }
            try (Load load = Load.start(client, writes, WRITERS_OF_DIALECT, Integer.MAX_VALUE, random.split())) {
                // The kill waits for work to have been done and for enough of it to be under way, never for a time.
                int enough = writes.acknowledged() + random.nextInt(50, 400);
                while ((writes.acknowledged() < enough || writes.inFlight() < IN_FLIGHT_MIN) && !load.hasEnded()) {
                    Thread.onSpinWait();
                }
                int flying = writes.inFlight();
                server.kill();
                load.await();
                return flying;
            }
        }
    }

    private void check(DialectClient client) throws IOException {
        Inspection inspection = Inspection.of(client, writes.places());
        assertThat(inspection.against(writes, write -> write.requestId() != null))
                .as("with -Dentrepot.seed=%d", SEED)
                .isEmpty();
        inspection.settle(writes);
    }
}
