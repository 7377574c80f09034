package org.entrepot.conformance.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.conformance.StartedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever clients of all dialects ask for at once, under kills, they are told what one client after the other could have been told.
 * Half a minute; {@code -Dentrepot.history.seconds=600} for longer.
 */
class KilledHistoryTest {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("entrepot.history.seconds", 30));
    private static final int KILLS_MIN = 2;
    private static final int KEYS = 4;

    /** Of one history, between two moments at which all clients are quiet. */
    private static final int REQUESTS_MAX = 1_000;

    private final SplittableRandom random = new SplittableRandom();
    private final Bodies bodies = new Bodies();
    private final Recorder recorder = new Recorder(KEYS, bodies);
    private int[] content = new int[KEYS];
    private int histories;
    private int requests;
    private int unanswered;

    @Test
    void every_history_under_kills_has_an_order_that_explains_it(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        long end = System.nanoTime() + LENGTH.toNanos();
        List<Operation> beforeTheKill = List.of();
        int kills = 0;
        while (kills < KILLS_MIN || System.nanoTime() < end) {
            try (StartedServer server = StartedServer.start(data);
                    Wire wire = new Wire(server, bodies, KEYS)) {
                if (kills == 0) {
                    wire.makeBucket();
                } else {
                    finish(beforeTheKill, wire);
                }
                for (int i = random.nextInt(1, 6); i > 0; i--) {
                    finish(recorder.record(server, wire, plan(false), random), wire);
                }
                beforeTheKill = recorder.record(server, wire, plan(true), random);
                kills++;
            }
        }
        try (StartedServer server = StartedServer.start(data);
                Wire wire = new Wire(server, bodies, KEYS)) {
            finish(beforeTheKill, wire);
        }
        System.out.printf(
                "%d kills, %d requests in %d histories, %d of them without an answer: all linearizable%n",
                kills, requests, histories, unanswered);
    }

    private Recorder.Plan plan(boolean withKill) {
        int some = random.nextInt(REQUESTS_MAX / 10, REQUESTS_MAX);
        return new Recorder.Plan(withKill ? Integer.MAX_VALUE : some, withKill ? some : 0);
    }

    /** Ends a history by reading everything, and judges it. */
    private void finish(List<Operation> operations, Wire wire) throws IOException {
        List<Operation> audit = recorder.audit(wire, random);
        List<Operation> all = new ArrayList<>(operations);
        all.addAll(audit);
        histories++;
        requests += all.size();
        unanswered += (int) all.stream().filter(one -> !one.answered()).count();
        History history = new History(content, all);
        Linearization.Verdict verdict = history.judge();
        if (verdict != Linearization.Verdict.LINEARIZABLE) {
            throw new AssertionError(complaint(history, verdict));
        }
        content = Recorder.content(audit);
    }

    private static String complaint(History history, Linearization.Verdict verdict) throws IOException {
        Path file = Path.of("target", "history-" + System.currentTimeMillis() + ".txt");
        Files.writeString(file, Counterexample.text(history));
        String whole = "; the whole history is in " + file.toAbsolutePath();
        return switch (verdict) {
            case LINEARIZABLE -> throw new IllegalArgumentException("nothing to complain of");
            case UNKNOWN ->
                "no order was found, nor that there is none, in the memory that the search may take" + whole;
            case NOT_LINEARIZABLE ->
                "no order of these requests explains their answers:\n" + Counterexample.text(Counterexample.of(history))
                        + whole;
        };
    }
}
