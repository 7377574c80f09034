package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.entrepot.conformance.durability.AcknowledgedWrites.Write;

/** Cuts the power at moments of a recorded run, starts the server on what is left, and judges what it finds. */
final class PowerCuts {
    private final RecordedRun run;
    private final Path folder;
    private final SplittableRandom random;
    private final List<String> losses = new ArrayList<>();

    /**
     * @param folder where states are written down, one at a time
     * @param seed of all choices; the record itself is another one in every run
     */
    PowerCuts(RecordedRun run, Path folder, long seed) {
        this.run = run;
        this.folder = folder;
        random = new SplittableRandom(seed);
    }

    /** Tries so many states, at moments spread over the record; gives what was lost, a line each. */
    List<String> tryStates(int states) throws IOException {
        Replay replay = run.replay();
        long begin = System.nanoTime();
        for (int moment : moments(states)) {
            tryState(replay.at(moment), moment, random.nextLong());
        }
        System.out.printf(
                "%d operations and %d answers, %d states tried in %d s: %d losses%n",
                run.recording().calls().size(),
                run.recording().answers().size(),
                states,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                losses.size());
        return losses;
    }

    /**
     * Some anywhere; some right behind an answer, when what it promised has to be kept; some right before a sync is over, when the
     * most may still be lost, of each kind of file as often.
     */
    private List<Integer> moments(int states) {
        Recording recording = run.recording();
        List<Integer> answers = List.copyOf(recording.answers().values());
        List<List<Integer>> syncs = List.copyOf(syncsByKind().values());
        List<Integer> moments = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            moments.add(
                    switch (i % 3) {
                        case 0 -> random.nextInt(recording.end() + 1);
                        case 1 -> oneOf(answers) + 1;
                        default -> oneOf(oneOf(syncs));
                    });
        }
        moments.sort(null);
        return moments;
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private Map<String, List<Integer>> syncsByKind() {
        Map<String, List<Integer>> syncs = new TreeMap<>();
        for (Recording.Call call : run.recording().calls()) {
            if (call.operation() instanceof FileOperation.Sync(Path what) && call.ended() != Recording.NEVER) {
                String kind = what.getFileName().toString().replaceAll("^[0-9a-f]{2}$|[0-9a-f]{32}|[0-9]+", "#");
                syncs.computeIfAbsent(kind, first -> new ArrayList<>()).add(call.ended());
            }
        }
        return syncs;
    }

    private void tryState(DiskImage disk, int moment, long seed) throws IOException {
        Path state = folder.resolve("state");
        disk.writeTo(state, PowerCut.any(seed));
        NativeLibraryFile.takeOver(state).ifPresent(problem -> lost(moment, seed, problem));
        Predicate<Write> counts = run.acknowledgedBefore(moment);
        try (DiskStateServer server = DiskStateServer.start(state);
                DialectClient client = server.client()) {
            List<String> problems = Inspection.of(client, run.writes().places()).against(run.writes(), counts);
            if (!problems.isEmpty()) {
                lost(moment, seed, problems.size() + " problems, such as: " + problems.getLast());
            }
        } catch (IOException | RuntimeException refused) {
            lost(moment, seed, "the server does not start: " + refused.getMessage());
        }
        Memory.delete(state);
    }

    private void lost(int moment, long seed, String problem) {
        String loss = "state of moment %d of %d, seed %d: %s"
                .formatted(moment, run.recording().end(), seed, problem);
        System.out.println(loss);
        losses.add(loss);
    }
}
