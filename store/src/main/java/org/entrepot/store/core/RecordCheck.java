package org.entrepot.store.core;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.entrepot.store.BucketName;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Segment;
import org.entrepot.store.StoredObject;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Owner;

/** Reads every record of a snapshot once, and compares those that speak of each other. Bytes in blobs are not its business. */
final class RecordCheck {
    private static final byte[] KINDS = {
        Keys.ACCOUNT, Keys.USER, Keys.ACCESS_KEY, Keys.KEY_OF_ACCOUNT, Keys.ALIAS, Keys.BUCKET, Keys.ENDPOINT,
        Keys.BUCKET_OF_ACCOUNT, Keys.BUCKET_COUNT, Keys.OBJECT, Keys.INLINE, Keys.USAGE, Keys.GARBAGE, Keys.UPLOAD,
        Keys.PART, Keys.FINISHED, Keys.MANIFEST, Keys.USES, Keys.CHORE
    };

    private final Snapshot snapshot;
    private final RecordScan scan;
    private final CheckReport report;
    private final BucketCheck buckets;
    /** Objects that keep their bytes in a record of their own. */
    private long inline;
    /** Those whose record was found. */
    private long matched;

    RecordCheck(Snapshot snapshot, CheckReport report) {
        this.snapshot = snapshot;
        this.report = report;
        scan = new RecordScan(snapshot, report);
        buckets = new BucketCheck(snapshot, scan, report);
    }

    /** The names of all buckets by their ids, once it has run. */
    Map<String, BucketName> bucketNames() {
        return buckets.names();
    }

    void run() throws IOException {
        OpenChores chores = OpenChores.read(scan);
        new IdentityCheck(snapshot, scan, report).run();
        buckets.run();
        scan.each(Keys.OBJECT, this::object);
        buckets.compareUsage();
        scan.each(Keys.INLINE, this::inlineBytes);
        if (inline != matched) {
            new RecordScan(snapshot, report.again()).each(Keys.OBJECT, this::requireInlineBytes);
        }
        scan.each(Keys.UPLOAD, (key, value) -> {
            UploadCodec.upload(Keys.objectKey(key), UploadId.atEndOf(key), value);
            if (!chores.buckets().contains(Keys.bucketId(key))) {
                requireBucket(key);
            }
        });
        scan.each(Keys.FINISHED, (key, value) -> ObjectCodec.head(Keys.objectKey(key), value));
        scan.each(Keys.PART, RecordCheck::part);
        scan.each(Keys.MANIFEST, (key, value) -> {
            if (Keys.isManifestPage(key)) {
                Manifest.readPage(value);
            } else {
                Manifest.read(Keys.manifestId(key), value);
            }
        });
        scan.each(Keys.USES, (key, value) -> new RecordReader(value).number());
        scan.each(Keys.GARBAGE, (key, value) -> new RecordReader(value).number());
        unknownKinds();
    }

    private void unknownKinds() throws IOException {
        boolean[] isKnown = new boolean[Byte.MAX_VALUE];
        for (byte kind : KINDS) {
            isKnown[kind] = true;
        }
        // Records of kind 0 are the engine's own.
        for (byte kind = 1; kind < Byte.MAX_VALUE; kind++) {
            if (!isKnown[kind]) {
                scan.each(kind, (key, value) -> {
                    throw new IOException("no version that this one knows writes such a record");
                });
            }
        }
    }

    private void object(byte[] key, byte[] value) throws IOException {
        StoredObject object = ObjectCodec.head(Keys.objectKey(key), value).object();
        report.object();
        buckets.holds(Keys.bucketId(key), object.size());
        requireBucket(key);
        switch (object.body()) {
            case ObjectBody.Inline bytes -> inline++;
            case ObjectBody.Segments(List<Segment> segments) -> {
                long length = length(segments);
                if (length != object.size()) {
                    damaged(key, object, "its segments have " + length + " bytes, its record says " + object.size());
                }
            }
        }
    }

    private static long length(List<Segment> segments) {
        return segments.stream().mapToLong(Segment::length).sum();
    }

    private void requireBucket(byte[] key) {
        if (!buckets.names().containsKey(Keys.bucketId(key))) {
            report.found(new Finding.ReferenceDangling(RecordNames.of(key), "its bucket"));
        }
    }

    private void damaged(byte[] key, StoredObject object, String problem) {
        BucketName bucket = buckets.names().get(Keys.bucketId(key));
        report.found(new Finding.BytesDamaged(
                new Owner.OfObject(
                        bucket == null ? Keys.bucketId(key) : bucket.value(), object.key(), object.revision()),
                problem));
    }

    private void inlineBytes(byte[] key, byte[] value) throws IOException {
        ObjectKey name = Keys.objectKey(key);
        byte[] record = snapshot.get(Keys.object(Keys.bucketId(key), name));
        ObjectCodec.Head head = record == null ? null : ObjectCodec.head(name, record);
        if (head == null || !(head.object().body() instanceof ObjectBody.Inline)) {
            // Checked even when nobody will read it.
            new RecordReader(value).number();
            report.found(new Finding.InlineOrphaned(Keys.bucketId(key), name));
            return;
        }
        matched++;
        RecordReader from = new RecordReader(value);
        if (from.number() != head.bodyRevision()) {
            damaged(key, head.object(), "the bytes beside its record are those of another write");
        } else if (from.bytes().length != head.object().size()) {
            damaged(
                    key,
                    head.object(),
                    "the bytes beside its record are not " + head.object().size());
        }
    }

    private void requireInlineBytes(byte[] key, byte[] value) throws IOException {
        StoredObject object = ObjectCodec.head(Keys.objectKey(key), value).object();
        if (object.body() instanceof ObjectBody.Inline
                && snapshot.get(Keys.inline(Keys.bucketId(key), object.key())) == null) {
            damaged(key, object, "the bytes beside its record are missing");
        }
    }

    private static void part(byte[] key, byte[] value) throws IOException {
        UploadCodec.PartRecord record = UploadCodec.part(Keys.partNumber(key), value);
        UploadedPart part = record.part();
        if (length(record.segments()) != part.size()) {
            throw new IOException("its segments do not have the " + part.size() + " bytes of the part");
        }
    }
}
