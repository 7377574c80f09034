package org.entrepot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process and its children have used, from {@code /proc}.
 *
 * @param cpuNanos user and system time since their start, in steps of 10 milliseconds
 * @param residentBytes memory resident now
 * @param peakBytes the most that was resident at once; of several processes the sum of their peaks
 */
record ProcessUsage(long cpuNanos, long residentBytes, long peakBytes) {
    /** {@code USER_HZ}: Linux counts process times in hundredths of a second on every platform that Java 25 runs on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Reads what this process and its children have used so far. */
    static ProcessUsage of(ProcessHandle process) throws IOException {
        ProcessUsage sum = new ProcessUsage(0, 0, 0);
        for (long pid : Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(ProcessHandle::pid)
                .toArray()) {
            sum = sum.plus(read(Path.of("/proc", Long.toString(pid))));
        }
        return sum;
    }

    private ProcessUsage plus(ProcessUsage other) {
        return new ProcessUsage(
                cpuNanos + other.cpuNanos, residentBytes + other.residentBytes, peakBytes + other.peakBytes);
    }

    /** Reads the folder of one process; nothing for one that has ended. */
    static ProcessUsage read(Path folder) throws IOException {
        try {
            String stat = Files.readString(folder.resolve("stat"));
            // The command's name stands in brackets and may hold anything; utime and stime are fields 14 and 15.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            String status = Files.readString(folder.resolve("status"));
            return new ProcessUsage(ticks * NANOS_PER_TICK, kibibytes(status, "VmRSS:"), kibibytes(status, "VmHWM:"));
        } catch (NoSuchFileException ended) {
            return new ProcessUsage(0, 0, 0);
        }
    }

    private static long kibibytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
