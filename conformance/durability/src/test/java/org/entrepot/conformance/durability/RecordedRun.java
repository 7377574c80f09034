package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.entrepot.server.secrets.RootCredentials;
import org.jspecify.annotations.Nullable;

/**
 * A recorded life of a server: some starts on one disk, each with a load.
 *
 * @param disk what was recorded
 * @param before a copy of what the disk held, synced, when the record began
 * @param root the root's credentials at its end
 */
record RecordedRun(Recording recording, Path disk, Path before, AcknowledgedWrites writes, RootCredentials root) {
    private static final int WRITERS_OF_DIALECT = 3;

    /**
     * One start and what ends it.
     *
     * @param steps how many writes each writer makes; for {@link RecordedServer.Ending#KILLED} one of them is under way at the end
     */
    record Session(int steps, RecordedServer.Ending ending) {}

    /**
     * Runs and records the sessions, one after the other.
     *
     * @param disk what is recorded; may hold data already
     * @param before a copy of it
     * @param writes what was acknowledged about these data
     * @param variables settings of the server, as {@code NAME=VALUE}
     */
    static RecordedRun record(
            Path disk,
            Path before,
            AcknowledgedWrites writes,
            List<Session> sessions,
            List<String> variables,
            long seed)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> all = new ArrayList<>(variables);
        // Small parts make small records.
        all.add("ENTREPOT_S3_PART_SIZE_MIN=64KiB");
        // The catalog writes tables, merges them and begins logs while it works, not at starts alone.
        all.add("ENTREPOT_CATALOG_MEMTABLE_SIZE=512KiB");
        Recording recording = null;
        RootCredentials root = null;
        for (Session session : sessions) {
            Path trace = disk.resolveSibling("trace");
            try (RecordedServer server = RecordedServer.start(disk, trace, all);
                    DialectClient client = server.client()) {
                root = server.root();
                open(client, writes);
                Recording next = load(server, client, writes, session, random);
                recording = recording == null ? next : recording.then(next);
            }
        }
        return new RecordedRun(recording, disk, before, writes, root);
    }

    private static void open(DialectClient client, AcknowledgedWrites writes) throws IOException {
        if (writes.places().isEmpty()) {
            Load.makeBuckets(client, writes);
            return;
        }
        Inspection inspection = Inspection.of(client, writes.places());
        List<String> problems = inspection.against(writes, write -> write.requestId() != null);
        if (!problems.isEmpty()) {
            throw new AssertionError("before the power was cut: " + problems);
        }
        inspection.settle(writes);
    }

    private static Recording load(
            RecordedServer server,
            DialectClient client,
            AcknowledgedWrites writes,
            Session session,
            SplittableRandom random)
            throws IOException, InterruptedException {
        try (Load load = Load.start(client, writes, WRITERS_OF_DIALECT, session.steps(), random)) {
            if (session.ending() == RecordedServer.Ending.KILLED) {
                int enough = writes.acknowledged() + session.steps() * WRITERS_OF_DIALECT * 2;
                while (writes.acknowledged() < enough && !load.hasEnded()) {
                    Thread.onSpinWait();
                }
                Recording recording = server.end(session.ending());
                load.await();
                return recording;
            }
            load.await();
            return server.end(session.ending());
        }
    }

    /** The disk as it was before the record, and the operations in the order in which they may show. */
    Replay replay() throws IOException {
        return new Replay(DiskImage.of(disk, before), recording);
    }

    /** Whether an acknowledgement had left the server at a moment. */
    Predicate<AcknowledgedWrites.Write> acknowledgedBefore(int moment) {
        return write -> isBefore(write.requestId(), moment);
    }

    private boolean isBefore(@Nullable String requestId, int moment) {
        if (requestId == null) {
            return false;
        }
        if (requestId.equals(AcknowledgedWrites.BEFORE)) {
            return true;
        }
        Integer told = recording.answers().get(requestId);
        if (told == null) {
            throw new IllegalStateException("the answer " + requestId + " is not in the record");
        }
        return told < moment;
    }
}
