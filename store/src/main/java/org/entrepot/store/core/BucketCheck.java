package org.entrepot.store.core;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.verify.Finding;

/** Whether buckets can be read, are found by all that leads to them, and hold what they are said to hold. */
final class BucketCheck {
    private static final int ACCOUNT_DIGITS = 12;

    private final Snapshot snapshot;
    private final RecordScan scan;
    private final CheckReport report;
    private final Map<String, BucketName> names = new HashMap<>();
    private final Map<String, BucketUsage> held = new HashMap<>();

    BucketCheck(Snapshot snapshot, RecordScan scan, CheckReport report) {
        this.snapshot = snapshot;
        this.scan = scan;
        this.report = report;
    }

    /** The names of all buckets by their ids. */
    Map<String, BucketName> names() {
        return names;
    }

    /** Reads the buckets, and what leads to them. */
    void run() throws IOException {
        scan.each(Keys.BUCKET, this::bucket);
        scan.each(Keys.ENDPOINT, (key, value) -> {
            byte[] bucket = snapshot.get(Keys.named(Keys.BUCKET, new RecordReader(value).text()));
            if (bucket == null || !read(bucket).endpointId().equals(Keys.textAfter(new byte[] {Keys.ENDPOINT}, key))) {
                superfluous(key, value);
            }
        });
        scan.each(Keys.BUCKET_OF_ACCOUNT, (key, value) -> {
            String text = Keys.textAfter(new byte[] {Keys.BUCKET_OF_ACCOUNT}, key);
            byte[] bucket = snapshot.get(Keys.named(Keys.BUCKET, text.substring(ACCOUNT_DIGITS)));
            if (bucket == null || !read(bucket).owner().number().equals(text.substring(0, ACCOUNT_DIGITS))) {
                superfluous(key, value);
            }
        });
        scan.each(Keys.BUCKET_COUNT, this::count);
    }

    private Bucket read(byte[] record) throws IOException {
        return BucketCodec.read(record, number -> {
            byte[] account = snapshot.get(Keys.named(Keys.ACCOUNT, number));
            if (account == null) {
                throw new IOException("account " + number + ", its owner, is not there");
            }
            return IdentityCodec.account(number, account);
        });
    }

    private void bucket(byte[] key, byte[] value) throws IOException {
        Bucket bucket = read(value);
        names.put(bucket.id(), bucket.name());
        String name = bucket.name().value();
        require(
                Keys.named(Keys.ENDPOINT, bucket.endpointId()),
                new RecordWriter(0).text(name).record());
        require(Keys.named(Keys.BUCKET_OF_ACCOUNT, bucket.owner().number(), name), new RecordWriter(0).record());
    }

    private void require(byte[] key, byte[] right) throws IOException {
        byte[] seen = snapshot.get(key);
        if (!Arrays.equals(seen, right)) {
            report.found(new Finding.IndexWrong(RecordNames.of(key), key, seen, right));
        }
    }

    private void superfluous(byte[] key, byte[] value) {
        report.found(new Finding.IndexWrong(RecordNames.of(key), key, value, null));
    }

    private void count(byte[] key, byte[] value) throws IOException {
        byte[] prefix = Keys.named(Keys.BUCKET_OF_ACCOUNT, Keys.textAfter(new byte[] {Keys.BUCKET_COUNT}, key));
        long buckets = 0;
        try (Snapshot.Cursor cursor = snapshot.scan(prefix, Keys.beyond(prefix), Snapshot.Direction.ASCENDING)) {
            while (cursor.next()) {
                buckets++;
            }
        }
        byte[] right = new RecordWriter(0).number(buckets).record();
        if (new RecordReader(value).number() != buckets) {
            report.found(new Finding.IndexWrong(RecordNames.of(key), key, value, right));
        }
    }

    /** One more object in a bucket. */
    void holds(String bucketId, long bytes) {
        held.merge(
                bucketId,
                new BucketUsage(1, bytes),
                (one, other) -> new BucketUsage(one.objects() + other.objects(), one.bytes() + other.bytes()));
    }

    /** Compares what buckets are said to hold with what was counted. */
    void compareUsage() throws IOException {
        for (String bucketId : names.keySet()) {
            byte[] key = Keys.usage(bucketId);
            if (snapshot.get(key) == null) {
                report.found(new Finding.IndexWrong(RecordNames.of(key), key, null, Usage.record(counted(bucketId))));
            }
        }
        scan.each(Keys.USAGE, (key, value) -> {
            String bucketId = Keys.bucketId(key);
            BucketUsage recorded = Usage.read(value);
            if (!names.containsKey(bucketId)) {
                superfluous(key, value);
            } else if (!recorded.equals(counted(bucketId))) {
                report.found(new Finding.UsageWrong(bucketId, recorded, counted(bucketId)));
            }
        });
    }

    private BucketUsage counted(String bucketId) {
        return held.getOrDefault(bucketId, new BucketUsage(0, 0));
    }
}
