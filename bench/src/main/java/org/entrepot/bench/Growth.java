package org.entrepot.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Grows one bucket and measures the server at each size. */
final class Growth {
    private static final int PUT_CONNECTIONS = 64;
    private static final int READ_CONNECTIONS = 16;
    private static final int LIST_CONNECTIONS = 4;
    private static final int PAGE_KEYS = 1000;

    /** Requests made ahead of each kind; those that write use each once. */
    private static final int PUTS = 40_000;

    private static final int GETS = 20_000;

    /** Requests after which the compiler has seen all of a row, and as many that are measured. */
    private static final int READS = 20_000;

    private static final int PAGES = 1_500;

    private static final Duration TIME_MAX = Duration.ofMinutes(30);

    private final Path home;
    private final Path folder;
    private final GrowthObjects objects;
    private final PrintWriter progress;

    /**
     * A run.
     *
     * @param home the checkout
     * @param folder for the data, which is left there
     * @param progress is told what happens, a line at a time
     */
    Growth(Path home, Path folder, GrowthObjects objects, PrintWriter progress) {
        this.home = home;
        this.folder = folder;
        this.objects = objects;
        this.progress = progress;
    }

    private Path data() {
        return folder.resolve("data");
    }

    /**
     * Lets the bucket grow and measures it then.
     *
     * @param size how many objects it has at the end; more when it has almost so many already
     * @param present how many it has
     */
    Checkpoint to(long size, long present) throws IOException, InterruptedException {
        if (present == 0) {
            try (EntrepotProcess server = start()) {
                send(server, server.requests().document("/" + GrowthObjects.BUCKET, "", List.of()));
            }
        }
        Map<GrowthMeasure, Double> values = new EnumMap<>(GrowthMeasure.class);
        long filledTo = Math.max(present, size - PUTS);
        if (filledTo > present) {
            tell("filling up to %,d objects".formatted(filledTo));
            GrowthObjects.Filled filled = objects.fill(data(), present, filledTo);
            values.put(GrowthMeasure.FILL_CPU, filled.cpuMicros());
            values.put(GrowthMeasure.FILL_RATE, filled.perSecond());
            values.put(GrowthMeasure.FILL_WORST, filled.latency().getMaxValue() / 1e6);
        }
        long count = filledTo + measure(filledTo, values);
        tell("%,d objects: %s".formatted(count, values));
        return new Checkpoint(count, values);
    }

    private void tell(String what) {
        progress.println("bench: " + what);
        progress.flush();
    }

    private EntrepotProcess start() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return EntrepotProcess.start(home, data(), folder.resolve("entrepot.log"));
    }

    /** Measures a server on the folder. Returns how many objects that added. */
    private long measure(long count, Map<GrowthMeasure, Double> values) throws IOException, InterruptedException {
        long added;
        try (EntrepotProcess server = start()) {
            values.put(GrowthMeasure.START_CPU, server.atStart().cpuNanos() / 1e9);
            values.put(GrowthMeasure.START_RESIDENT, mebibytes(server.atStart().residentBytes()));
            added = puts(server, count, values);
            RandomGenerator random = RandomGenerator.getDefault();
            long all = count + added;
            values.put(
                    GrowthMeasure.GET_CPU,
                    reads(
                            server,
                            server.requests().gets(GETS, i -> GrowthObjects.target(random.nextLong(all))),
                            READ_CONNECTIONS,
                            READS));
            values.put(GrowthMeasure.LIST_FIRST_CPU, list(server, "") / 1e3);
            values.put(GrowthMeasure.LIST_MIDDLE_CPU, list(server, "&start-after=7ff") / 1e3);
            values.put(GrowthMeasure.LIST_FOLDERS_CPU, list(server, "&delimiter=%2F&start-after=3ff") / 1e3);
            values.put(GrowthMeasure.END_RESIDENT, mebibytes(server.usage().residentBytes()));
            values.put(GrowthMeasure.PEAK_RESIDENT, mebibytes(server.usage().peakBytes()));
            values.put(GrowthMeasure.UNMERGED, mebibytes(server.metric("entrepot_catalog_unmerged_bytes")));
            values.put(GrowthMeasure.WRITE_STALLS, (double) server.metric("entrepot_catalog_write_stalls_total"));
        }
        long disk = diskBytes(data());
        values.put(GrowthMeasure.DISK_PER_OBJECT, (double) disk / (count + added));
        values.put(GrowthMeasure.DISK_AMPLIFICATION, (double) disk / objects.logicalBytes(count + added));
        return added;
    }

    private static double mebibytes(long bytes) {
        return bytes / (double) (1 << 20);
    }

    /** The first half of the requests warms up; all of them are sent once, so that each adds an object. */
    private long puts(EntrepotProcess server, long count, Map<GrowthMeasure, Double> values) throws IOException {
        byte[] body = S3Requests.body(objects.bytes());
        for (int half = 0; half < 2; half++) {
            long from = count + (long) half * PUTS / 2;
            RequestRing ring = server.requests().puts(PUTS / 2, i -> GrowthObjects.target(from + i), body, true);
            try (LoadGenerator generator = new LoadGenerator(server.address(), ring, PUT_CONNECTIONS)) {
                ProcessUsage before = server.usage();
                LoadResult result = generator.run(new Pace.Closed(), TIME_MAX, PUTS / 2);
                check(result);
                values.put(
                        GrowthMeasure.PUT_CPU,
                        (server.usage().cpuNanos() - before.cpuNanos()) / 1e3 / result.answered());
                values.put(GrowthMeasure.PUT_RATE, result.perSecond());
                values.put(GrowthMeasure.PUT_P99, result.latency().getValueAtPercentile(99) / 1e6);
                values.put(GrowthMeasure.PUT_WORST, result.latency().getMaxValue() / 1e6);
            }
        }
        return PUTS;
    }

    private double list(EntrepotProcess server, String query) throws IOException {
        String target = "/" + GrowthObjects.BUCKET + "?list-type=2&max-keys=" + PAGE_KEYS + query;
        return reads(server, server.requests().gets(1, i -> target), LIST_CONNECTIONS, PAGES);
    }

    /** Microseconds of the server's processor time for each of so many requests, after as many to warm up. */
    private double reads(EntrepotProcess server, RequestRing ring, int connections, int count) throws IOException {
        try (LoadGenerator generator = new LoadGenerator(server.address(), ring, connections)) {
            generator.run(new Pace.Closed(), TIME_MAX, count);
            ProcessUsage before = server.usage();
            LoadResult result = generator.run(new Pace.Closed(), TIME_MAX, count);
            check(result);
            return (server.usage().cpuNanos() - before.cpuNanos()) / 1e3 / result.answered();
        }
    }

    private static void send(EntrepotProcess server, RequestRing ring) throws IOException {
        try (LoadGenerator generator = new LoadGenerator(server.address(), ring, 1)) {
            check(generator.run(new Pace.Closed(), Duration.ofMinutes(1), 1));
        }
    }

    private static void check(LoadResult result) throws IOException {
        if (result.errors() > 0) {
            throw new IOException("a request failed: " + result.firstError());
        }
    }

    /** Bytes of all files of a server that has ended. */
    static long diskBytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }
}
