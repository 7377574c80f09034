package org.entrepot.conformance.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entrepot.conformance.durability.RecordedRun.Session;
import org.entrepot.conformance.durability.RecordedServer.Ending;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Promise 3 under loss of power, which forgets what was not synced: a record of what a server did to its disk, and on every state that
 * a cut may leave the server starts and has what it had acknowledged. {@code -Dentrepot.states=500} is the long form, which took
 * seven minutes on two cores that ten others wanted too.
 */
class PowerLossTest {
    private static final int STATES = Integer.getInteger("entrepot.states", 150);
    private static final long SEED = Long.getLong("entrepot.seed", System.nanoTime());

    /** Of all states so many are those of servers that had started on a state after a cut. */
    private static final double SHARE_AFTER_A_CUT = 0.3;

    private static final int SECOND_RECORDS = 2;

    private static Path folder;
    private static RecordedRun run;

    @BeforeAll
    static void record() throws Exception {
        System.out.println("-Dentrepot.seed=" + SEED);
        folder = Memory.folder();
        run = record(
                "first",
                List.of(
                        new Session(20, Ending.KILLED),
                        new Session(12, Ending.STOPPED),
                        new Session(12, Ending.KILLED),
                        new Session(12, Ending.STOPPED),
                        new Session(12, Ending.KILLED)),
                List.of());
    }

    @AfterAll
    static void remove() throws IOException {
        Memory.delete(folder);
    }

    private static RecordedRun record(String name, List<Session> sessions, List<String> variables)
            throws IOException, InterruptedException {
        Path of = Files.createDirectory(folder.resolve(name));
        Path disk = Files.createDirectory(of.resolve("disk"));
        Path before = Files.createDirectory(of.resolve("before"));
        return RecordedRun.record(disk, before, new AcknowledgedWrites(), sessions, variables, SEED);
    }

    @Test
    void the_record_covers_what_the_catalog_does_with_its_files() {
        assertThat(run.recording().calls().stream().map(Recording.Call::operation))
                .as("a log of commits is begun")
                .anyMatch(
                        operation -> operation instanceof FileOperation.Open(Path file, var start) && is(file, ".log"))
                .as("a table is written")
                .anyMatch(operation ->
                        operation instanceof FileOperation.Write(Path file, var at, var bytes) && is(file, ".sst"))
                .as("a table that was merged is removed")
                .anyMatch(operation -> operation instanceof FileOperation.Unlink(Path file) && is(file, ".sst"))
                .as("another manifest takes the place of the current one")
                .anyMatch(operation ->
                        operation instanceof FileOperation.Rename(Path from, Path to) && is(to, "CURRENT"));
    }

    private static boolean is(Path file, String end) {
        return file.toString().endsWith(end);
    }

    @Test
    void what_was_acknowledged_is_there_on_every_state_that_a_power_cut_may_leave() throws Exception {
        int states = (int) (STATES * (1 - SHARE_AFTER_A_CUT));
        assertThat(new PowerCuts(run, folder, SEED).tryStates(states)).isEmpty();
    }

    @Test
    void a_second_cut_after_a_restart_loses_nothing_either() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        int end = run.recording().end();
        List<String> losses = new ArrayList<>();
        for (int i = 0; i < SECOND_RECORDS; i++) {
            int moment = random.nextInt(end / 2, end);
            long seed = random.nextLong();
            Path of = Files.createDirectory(folder.resolve("second" + i));
            Path disk = of.resolve("disk");
            Path before = of.resolve("before");
            run.replay().at(moment).writeTo(disk, PowerCut.any(seed));
            run.replay().at(moment).writeTo(before, PowerCut.any(seed));
            RecordedRun second = RecordedRun.record(
                    disk,
                    before,
                    run.writes().until(run.acknowledgedBefore(moment)),
                    List.of(new Session(10, Ending.KILLED), new Session(10, Ending.STOPPED)),
                    List.of(),
                    seed);
            losses.addAll(
                    new PowerCuts(second, folder, seed).tryStates((int) (STATES * SHARE_AFTER_A_CUT / SECOND_RECORDS)));
        }
        assertThat(losses).isEmpty();
    }

    @Test
    void with_syncs_switched_off_the_same_cuts_find_losses() throws Exception {
        RecordedRun unsafe =
                record("unsafe", List.of(new Session(20, Ending.STOPPED)), List.of("ENTREPOT_DURABILITY=none"));
        List<String> losses = new PowerCuts(unsafe, folder, SEED).tryStates(20);
        assertThat(losses).anyMatch(loss -> loss.contains("may be"));
    }
}
