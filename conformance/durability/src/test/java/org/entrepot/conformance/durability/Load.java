package org.entrepot.conformance.durability;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entrepot.access.Dialect;

/** Writers of all dialects at once. */
final class Load implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Integer>> writers = new ArrayList<>();

    private Load() {}

    /** Makes the buckets, on a new server. */
    static void makeBuckets(DialectClient client, AcknowledgedWrites writes) throws IOException {
        for (Dialect dialect : Dialect.values()) {
            List<AcknowledgedWrites.Write> begun = writes.begin(Map.of(new Place.Bucket(dialect), Place.Bucket.MADE));
            DialectClient.Answer answer =
                    new WriteCalls(client, dialect).makeBucket().require(200, 201);
            writes.acknowledge(begun, answer.requestId());
        }
    }

    /**
     * Starts writers; each ends after so many writes, or when the server does.
     *
     * @param writersOfDialect how many write in the words of each dialect
     */
    static Load start(
            DialectClient client,
            AcknowledgedWrites writes,
            int writersOfDialect,
            int stepsMax,
            SplittableRandom random) {
        Load load = new Load();
        for (Dialect dialect : Dialect.values()) {
            for (int number = 0; number < writersOfDialect; number++) {
                LoadWriter writer = new LoadWriter(client, dialect, number, writes, random.split());
                load.writers.add(load.threads.submit(() -> run(writer, stepsMax)));
            }
        }
        return load;
    }

    private static int run(LoadWriter writer, int stepsMax) {
        for (int step = 0; step < stepsMax; step++) {
            try {
                writer.step();
            } catch (IOException killed) {
                return step;
            }
        }
        return stepsMax;
    }

    /** Whether any writer has ended: at a refusal, when the server still runs. */
    boolean hasEnded() {
        return writers.stream().anyMatch(Future::isDone);
    }

    /** Waits for all writers; how many writes were answered. A write that was refused fails. */
    int await() throws InterruptedException {
        int answered = 0;
        for (Future<Integer> writer : writers) {
            try {
                answered += writer.get();
            } catch (ExecutionException refused) {
                throw new AssertionError("a write was refused", refused.getCause());
            }
        }
        return answered;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
