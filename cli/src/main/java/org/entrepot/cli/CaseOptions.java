package org.entrepot.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entrepot.access.text.JsonValue;
import org.entrepot.access.text.Parsed;
import org.entrepot.access.text.TextProblem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How case files are run, whatever their cases are about. */
final class CaseOptions {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Case files in JSON or YAML (docs/policy-tests.md).")
    private List<Path> files = List.of();

    @Option(names = "--watch", description = "Run again whenever a file, or one that it names, changes; until Ctrl-C.")
    private boolean watch;

    @Option(names = "--junit-xml", paramLabel = "FILE", description = "Write the outcomes as JUnit XML as well.")
    private @Nullable Path junitXml;

    /** As picocli makes it. */
    CaseOptions() {}

    /** Runs the cases of one file. */
    @FunctionalInterface
    interface Runner {
        /**
         * Runs what a document says and reports each case.
         *
         * @param source for files that the document names
         * @return the problem of a document that is no case file; null when it was run
         */
        @Nullable
        TextProblem run(JsonValue document, CaseSource source, CaseReport report) throws CommandFailure, IOException;
    }

    /** Runs all files, once or again and again; gives the exit code. */
    int run(CommandSpec spec, Runner runner) throws CommandFailure {
        if (!watch) {
            return once(spec, runner, new Snapshot());
        }
        try (WatchedFolders folders = new WatchedFolders()) {
            return again(spec, runner, folders);
        } catch (IOException e) {
            throw new CommandFailure("the files cannot be watched: " + InputFile.reason(e));
        }
    }

    /** Runs all files after each change until there is nothing more to wait for. */
    int again(CommandSpec spec, Runner runner, FileChanges changes) throws CommandFailure, IOException {
        PrintWriter err = spec.commandLine().getErr();
        while (true) {
            Snapshot seen = new Snapshot();
            int code = once(spec, runner, seen);
            err.println("waiting for a change; Ctrl-C ends");
            err.flush();
            if (!changes.await(seen)) {
                return code;
            }
        }
    }

    private int once(CommandSpec spec, Runner runner, Snapshot seen) throws CommandFailure {
        CaseReport report = new CaseReport(spec.commandLine().getOut());
        for (Path file : files) {
            CaseSource source = new CaseSource(file, seen);
            report.begin(file);
            try {
                TextProblem problem = run(source, report, runner);
                if (problem != null) {
                    report.add(file.toString(), List.of(problem.position() + ": " + problem.message()));
                }
            } catch (IOException e) {
                report.add(file.toString(), List.of("the file cannot be run: " + e.getMessage()));
            }
        }
        writeXml(report);
        return report.end();
    }

    private static @Nullable TextProblem run(CaseSource source, CaseReport report, Runner runner)
            throws CommandFailure, IOException {
        return switch (source.document()) {
            case Parsed.Failed<JsonValue>(TextProblem problem) -> problem;
            case Parsed.Ok<JsonValue>(JsonValue document) -> runner.run(document, source, report);
        };
    }

    private void writeXml(CaseReport report) throws CommandFailure {
        if (junitXml == null) {
            return;
        }
        try {
            Files.writeString(junitXml, JunitXml.of(report.suites()));
        } catch (IOException e) {
            throw new CommandFailure("cannot write " + junitXml + ": " + InputFile.reason(e));
        }
    }
}
