package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.List;

/** Prints each failing case with what differs, and ends with the counts. */
final class CaseReport {
    private final PrintWriter out;
    private int passed;
    private int failed;

    CaseReport(PrintWriter out) {
        this.out = out;
    }

    /** One case that was run; it passed when nothing differs. */
    void add(String id, List<String> differences) {
        if (differences.isEmpty()) {
            passed++;
            return;
        }
        failed++;
        out.println("FAIL " + id);
        differences.forEach(difference -> out.println("     " + difference.replace("\n", "\n     ")));
    }

    /** A case that was not run, and why. It counts neither way. */
    void skip(String id, String reason) {
        out.println("SKIP " + id + ": " + reason);
    }

    /** Prints the counts; the exit code is 0 when nothing failed. */
    int end() {
        out.println(passed + " passed, " + failed + " failed");
        out.flush();
        return failed == 0 ? 0 : Entrepot.FAILED;
    }
}
