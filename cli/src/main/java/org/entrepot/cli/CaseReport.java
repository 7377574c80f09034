package org.entrepot.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints each failing case with what differs, and ends with the counts. Keeps the outcomes for {@link JunitXml}. */
final class CaseReport {
    private final PrintWriter out;
    private final List<Suite> suites = new ArrayList<>();
    private long before = System.nanoTime();

    /** The cases of one file, in order. */
    record Suite(String name, List<Entry> entries) {
        /** How many of the cases had an outcome of one kind. */
        long count(Class<? extends Outcome> kind) {
            return entries.stream().map(Entry::outcome).filter(kind::isInstance).count();
        }

        /** How long all cases took. */
        long nanos() {
            return entries.stream().mapToLong(Entry::nanos).sum();
        }
    }

    /**
     * One case.
     *
     * @param nanos how long it took
     */
    record Entry(String id, Outcome outcome, long nanos) {}

    /** What became of a case. */
    sealed interface Outcome {
        /** As expected. */
        record Passed() implements Outcome {}

        /** Not as expected; one line or more for each difference. */
        record Failed(List<String> differences) implements Outcome {}

        /** Not run, and why. */
        record Skipped(String reason) implements Outcome {}
    }

    CaseReport(PrintWriter out) {
        this.out = out;
    }

    /** The cases that follow are of this file. */
    void begin(Path file) {
        suites.add(new Suite(file.toString(), new ArrayList<>()));
        before = System.nanoTime();
    }

    /** One case that was run; it passed when nothing differs. */
    void add(String id, List<String> differences) {
        if (differences.isEmpty()) {
            keep(id, new Outcome.Passed());
            return;
        }
        keep(id, new Outcome.Failed(differences));
        out.println("FAIL " + id);
        differences.forEach(difference -> out.println("     " + difference.replace("\n", "\n     ")));
    }

    /** A case that was not run, and why. It counts neither way. */
    void skip(String id, String reason) {
        keep(id, new Outcome.Skipped(reason));
        out.println("SKIP " + id + ": " + reason);
    }

    private void keep(String id, Outcome outcome) {
        long now = System.nanoTime();
        suites.getLast().entries().add(new Entry(id, outcome, now - before));
        before = now;
    }

    /** The files that were begun, with their cases. */
    List<Suite> suites() {
        return suites;
    }

    /** Prints the counts; the exit code is 0 when nothing failed. */
    int end() {
        long failed = count(Outcome.Failed.class);
        out.println(count(Outcome.Passed.class) + " passed, " + failed + " failed");
        out.flush();
        return failed == 0 ? 0 : Entrepot.FAILED;
    }

    private long count(Class<? extends Outcome> kind) {
        return suites.stream().mapToLong(suite -> suite.count(kind)).sum();
    }
}
