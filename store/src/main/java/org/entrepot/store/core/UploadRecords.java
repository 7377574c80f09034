package org.entrepot.store.core;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.entrepot.store.Bucket;
import org.entrepot.store.NewUpload;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.PartPage;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.UploadedPart;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** Uploads from their begin to their end: one record each while they run, another for a day when they are finished. */
final class UploadRecords {
    /** How long a finished upload is remembered, so that a completion asked again is answered again ({@code s3.md} section 11). */
    static final Duration FINISHED_KEPT = Duration.ofDays(1);

    private final Catalog catalog;
    private final Chores chores;
    private final SecureRandom random;
    private final Clock clock;

    UploadRecords(Catalog catalog, Chores chores, SecureRandom random, Clock clock) {
        this.catalog = catalog;
        this.chores = chores;
        this.random = random;
        this.clock = clock;
    }

    Upload begin(Bucket bucket, NewUpload wanted) throws StoreException, IOException {
        Instant started = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UploadId id = UploadId.next(started.toEpochMilli(), random);
        return catalog.<Upload, StoreException>commit(transaction -> {
            Usage.require(transaction, bucket);
            Upload upload = new Upload(id.text(), wanted, started, transaction.revision());
            write(transaction, bucket, upload, id);
            return upload;
        });
    }

    private static void write(Transaction transaction, Bucket bucket, Upload upload, UploadId id) {
        transaction.put(Keys.upload(Keys.UPLOAD, bucket.id(), upload.key(), id), UploadCodec.upload(upload));
    }

    /** The id of a text that may be one. */
    static UploadId id(String text) throws StoreException {
        return UploadId.of(text).orElseThrow(() -> noSuchUpload(text));
    }

    static StoreException noSuchUpload(String id) {
        return new StoreException(new StoreError.NoSuchUpload(id));
    }

    /** The running upload of this id as it is now. */
    Upload find(Bucket bucket, ObjectKey key, UploadId id) throws StoreException, IOException {
        try (Snapshot snapshot = catalog.snapshot()) {
            return find(snapshot, bucket, key, id);
        }
    }

    static Upload find(Snapshot snapshot, Bucket bucket, ObjectKey key, UploadId id)
            throws StoreException, IOException {
        if (snapshot.get(Keys.usage(bucket.id())) == null) {
            throw new StoreException(new StoreError.NoSuchBucket(bucket.name()));
        }
        return running(key, id, snapshot.get(Keys.upload(Keys.UPLOAD, bucket.id(), key, id)));
    }

    private static Upload running(ObjectKey key, UploadId id, byte @Nullable [] record)
            throws StoreException, IOException {
        if (record == null) {
            throw noSuchUpload(id.text());
        }
        return UploadCodec.upload(key, id, record);
    }

    /** The running upload of this id as the transaction sees it. */
    static Upload require(Transaction transaction, Bucket bucket, ObjectKey key, UploadId id)
            throws StoreException, IOException {
        Usage.require(transaction, bucket);
        return running(key, id, transaction.get(Keys.upload(Keys.UPLOAD, bucket.id(), key, id)));
    }

    /** In a commit that changes a part: tells completions under way that what they read is no longer so. */
    static void touch(Transaction transaction, Bucket bucket, Upload upload, UploadId id) {
        write(
                transaction,
                bucket,
                new Upload(upload.id(), upload.begun(), upload.started(), transaction.revision()),
                id);
    }

    /** What a finished upload of this id made; null when there is none. */
    @Nullable
    StoredObject finished(Bucket bucket, ObjectKey key, UploadId id) throws IOException {
        byte[] record = catalog.get(List.of(Keys.upload(Keys.FINISHED, bucket.id(), key, id)))
                .getFirst();
        return record == null ? null : ObjectCodec.head(key, record).object();
    }

    /** In the commit that makes the object: the upload runs no more. */
    void finish(Transaction transaction, Bucket bucket, UploadId id, StoredObject made, BitSet used) {
        byte[] record = Keys.upload(Keys.FINISHED, bucket.id(), made.key(), id);
        transaction.delete(Keys.upload(Keys.UPLOAD, bucket.id(), made.key(), id));
        transaction.put(record, ObjectCodec.head(made, made.revision()));
        chores.add(transaction, new Chores.Chore.ForgetUpload(record), FINISHED_KEPT);
        chores.add(transaction, new Chores.Chore.DropParts(id, used), Duration.ZERO);
    }

    void abort(Bucket bucket, ObjectKey key, UploadId id) throws StoreException, IOException {
        catalog.<StoreException>change(transaction -> {
            require(transaction, bucket, key, id);
            transaction.delete(Keys.upload(Keys.UPLOAD, bucket.id(), key, id));
            chores.add(transaction, new Chores.Chore.DropParts(id, new BitSet()), Duration.ZERO);
        });
    }

    PartPage parts(Bucket bucket, ObjectKey key, UploadId id, int afterNumber, int limit)
            throws StoreException, IOException {
        try (Snapshot snapshot = catalog.snapshot()) {
            Upload upload = find(snapshot, bucket, key, id);
            List<UploadedPart> parts = new ArrayList<>();
            try (Snapshot.Cursor cursor = snapshot.scan(
                    Keys.part(id, afterNumber + 1), Keys.beyond(Keys.parts(id)), Snapshot.Direction.ASCENDING)) {
                while (cursor.next()) {
                    if (parts.size() == limit) {
                        return new PartPage(upload, parts, true);
                    }
                    parts.add(UploadCodec.part(Keys.partNumber(cursor.key()), cursor.value())
                            .part());
                }
            }
            return new PartPage(upload, parts, false);
        }
    }
}
