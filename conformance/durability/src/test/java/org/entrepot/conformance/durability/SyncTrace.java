package org.entrepot.conformance.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sync calls of a process as {@code strace -f -ttt -T -e trace=fsync,fdatasync} writes them. */
record SyncTrace(List<Sync> syncs) {
    private static final Pattern WHOLE =
            Pattern.compile("([0-9]+) +([0-9.]+) (fsync|fdatasync)\\([0-9]+\\) += 0 <([0-9.]+)>");
    private static final Pattern BEGUN =
            Pattern.compile("([0-9]+) +([0-9.]+) (fsync|fdatasync)\\([0-9]+ <unfinished \\.\\.\\.>");
    private static final Pattern ENDED =
            Pattern.compile("([0-9]+) +([0-9.]+) <\\.\\.\\. (fsync|fdatasync) resumed>\\) += 0 <[0-9.]+>");

    /** One sync that succeeded, in seconds since 1970. */
    record Sync(double begin, double end) {}

    /** The command that writes such a file while it runs the command behind it. */
    static List<String> command(Path file) {
        return List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-ttt",
                "-T",
                "-e",
                "trace=fsync,fdatasync",
                "-o",
                file.toString());
    }

    static SyncTrace read(Path file) throws IOException {
        List<Sync> syncs = new ArrayList<>();
        Map<String, Double> begun = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher whole = WHOLE.matcher(line);
            Matcher begin = BEGUN.matcher(line);
            Matcher end = ENDED.matcher(line);
            if (whole.lookingAt()) {
                double at = Double.parseDouble(whole.group(2));
                syncs.add(new Sync(at, at + Double.parseDouble(whole.group(4))));
            } else if (begin.lookingAt()) {
                begun.put(begin.group(1), Double.parseDouble(begin.group(2)));
            } else if (end.lookingAt()) {
                syncs.add(new Sync(begun.remove(end.group(1)), Double.parseDouble(end.group(2))));
            }
        }
        return new SyncTrace(syncs);
    }

    /** How many syncs began and ended within a span of time. */
    long within(double from, double to) {
        return syncs.stream()
                .filter(sync -> sync.begin() >= from && sync.end() <= to)
                .count();
    }
}
