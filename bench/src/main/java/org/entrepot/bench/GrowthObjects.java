package org.entrepot.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.entrepot.access.Dialect;
import org.entrepot.server.secrets.MasterKey;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.DigestKind;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.PutBody;
import org.entrepot.store.StoreException;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.local.Durability;
import org.entrepot.store.local.LocalStore;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the bucket that grows. Numbers follow each other, their keys do not: the next one may come anywhere between those
 * that are there, which is the hardest order for a store that sorts.
 *
 * @param bytes of each body
 */
record GrowthObjects(int bytes) {
    /** The bucket. */
    static final String BUCKET = "growth";

    /** Writers at once; one sync carries what they wait for. */
    private static final int WRITERS = 512;

    /** Letters of a key before its slash: 4,096 folders. */
    private static final int FOLDER_LETTERS = 3;

    /** The key of an object, by a bijection of 64 bits (the finalizer of SplitMix64), so that no two are the same. */
    static String key(long number) {
        long mixed = number;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        mixed ^= mixed >>> 31;
        String text = "%016x".formatted(mixed);
        return text.substring(0, FOLDER_LETTERS) + "/" + text.substring(FOLDER_LETTERS);
    }

    /** Where a request finds it. */
    static String target(long number) {
        return "/" + BUCKET + "/" + key(number);
    }

    /** What users stored: keys and bodies. */
    long logicalBytes(long objects) {
        return objects * (key(0).length() + bytes);
    }

    /**
     * How a step of filling went.
     *
     * @param nanos it took
     * @param cpuNanos of this process, which is the store then
     * @param latency of single writes in nanoseconds, waits for company included
     */
    record Filled(long objects, long nanos, long cpuNanos, Histogram latency) {
        double perSecond() {
            return objects / (nanos / 1e9);
        }

        double cpuMicros() {
            return cpuNanos / 1e3 / Math.max(1, objects);
        }
    }

    /**
     * Writes objects in this process, through the store that the server has, with its syncs. No server may run on the folder.
     *
     * @param from the first number
     * @param to the number behind the last
     */
    Filled fill(Path data, long from, long to) throws IOException, InterruptedException {
        ProcessUsage before = ProcessUsage.of(ProcessHandle.current());
        long start = System.nanoTime();
        Histogram latency = new ConcurrentHistogram(3);
        try (LocalStore store = LocalStore.open(
                data, Durability.SYNC, MasterKey.open(data.resolve(MasterKey.FILE), false), Clock.systemUTC())) {
            Bucket bucket = Objects.requireNonNull(
                    store.objects()
                            .lookUp(null, new BucketAddress.ByName(new BucketName(BUCKET)), null)
                            .bucket(),
                    "the bucket was made by the server");
            write(store, bucket, from, to, latency);
        }
        ProcessUsage after = ProcessUsage.of(ProcessHandle.current());
        return new Filled(to - from, System.nanoTime() - start, after.cpuNanos() - before.cpuNanos(), latency);
    }

    private void write(LocalStore store, Bucket bucket, long from, long to, Histogram latency)
            throws IOException, InterruptedException {
        byte[] body = S3Requests.body(bytes);
        AtomicLong next = new AtomicLong(from);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(Thread.startVirtualThread(() -> {
                try {
                    for (long number = next.getAndIncrement();
                            number < to && failure.get() == null;
                            number = next.getAndIncrement()) {
                        long begin = System.nanoTime();
                        store.objects()
                                .put(
                                        bucket,
                                        object(bucket, number),
                                        new Body(body),
                                        new WriteCondition.Always(),
                                        bytes);
                        latency.recordValue(System.nanoTime() - begin);
                    }
                } catch (IOException | StoreException | RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        if (failure.get() != null) {
            throw new IOException("the bucket cannot be filled", failure.get());
        }
    }

    private static NewObject object(Bucket bucket, long number) {
        return new NewObject(
                new ObjectKey(key(number)),
                Map.of("content-type", "application/octet-stream"),
                Map.of(),
                null,
                bucket.owner().number(),
                Dialect.S3,
                EnumSet.of(DigestKind.MD5));
    }

    /** Bytes in memory. */
    private record Body(byte[] bytes) implements PutBody {
        @Override
        public InputStream input() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public Set<DigestKind> announced() {
            return Set.of();
        }

        @Override
        public Map<DigestKind, byte[]> finish() {
            return Map.of();
        }
    }
}
