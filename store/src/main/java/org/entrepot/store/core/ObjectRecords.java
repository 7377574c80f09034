package org.entrepot.store.core;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.Digests;
import org.entrepot.store.Multipart;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.PutBody;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** Objects: written bytes first and record last, replaced and removed with their blobs queued in the same commit. */
final class ObjectRecords {
    private final Catalog catalog;
    private final BodyIntake intake;
    private final Garbage garbage;
    private final Uses uses;
    private final Clock clock;

    ObjectRecords(Catalog catalog, BodyIntake intake, Garbage garbage, Uses uses, Clock clock) {
        this.catalog = catalog;
        this.intake = intake;
        this.garbage = garbage;
        this.uses = uses;
        this.clock = clock;
    }

    @Nullable
    StoredObject find(Bucket bucket, ObjectKey key) throws IOException {
        List<byte @Nullable []> records =
                catalog.get(List.of(Keys.object(bucket.id(), key), Keys.inline(bucket.id(), key)));
        byte[] head = records.getFirst();
        return head == null ? null : ObjectCodec.whole(ObjectCodec.head(key, head), records.getLast());
    }

    StoredObject put(Bucket bucket, NewObject wanted, PutBody body, WriteCondition condition, long maxBytes)
            throws StoreException, IOException {
        refuseEarly(bucket, wanted.key(), condition);
        BodyIntake.Arrived arrived = intake.receive(body, wanted.digests(), maxBytes, BodyIntake.INLINE_MAX_BYTES);
        Bytes bytes = new Bytes(arrived.body(), arrived.size(), arrived.digests(), null);
        return arrived.commit(
                garbage,
                () -> catalog.<StoredObject, StoreException>commit(transaction -> {
                    arrived.take(garbage, transaction);
                    return write(transaction, bucket, wanted, bytes, condition);
                }));
    }

    /** What an object is made of, already in use by it. */
    record Bytes(
            ObjectBody body,
            long size,
            Digests digests,
            @Nullable Multipart multipart) {}

    /** What fails already now needs no body: its sender may still wait for leave to send it. The commit judges again. */
    void refuseEarly(Bucket bucket, ObjectKey key, WriteCondition condition) throws StoreException, IOException {
        if (condition instanceof WriteCondition.Always) {
            return;
        }
        StoreError against = Conditions.against(condition, key, find(bucket, key));
        if (against != null) {
            throw new StoreException(against);
        }
    }

    /** In a commit: the object is there, and what its key held before is not. */
    StoredObject write(Transaction transaction, Bucket bucket, NewObject wanted, Bytes bytes, WriteCondition condition)
            throws StoreException, IOException {
        BucketUsage usage = Usage.require(transaction, bucket);
        ObjectKey key = wanted.key();
        StoredObject old = head(transaction, bucket, key);
        StoreError refusal = Conditions.against(condition, key, old);
        if (refusal != null) {
            throw new StoreException(refusal);
        }
        StoredObject object = new StoredObject(
                key,
                bytes.size(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                bytes.digests(),
                bytes.multipart(),
                wanted.headers(),
                wanted.metadata(),
                wanted.acl(),
                wanted.ownerAccount(),
                wanted.writtenIn(),
                bytes.body(),
                transaction.revision());
        transaction.put(Keys.object(bucket.id(), key), ObjectCodec.head(object, object.revision()));
        if (bytes.body() instanceof ObjectBody.Inline(byte[] inline)) {
            transaction.put(Keys.inline(bucket.id(), key), ObjectCodec.inline(inline, object.revision()));
        } else if (old != null && old.body() instanceof ObjectBody.Inline) {
            transaction.delete(Keys.inline(bucket.id(), key));
        }
        if (old != null) {
            uses.end(transaction, old.body());
        }
        Usage.write(
                transaction,
                bucket.id(),
                new BucketUsage(
                        usage.objects() + (old == null ? 1 : 0),
                        usage.bytes() + object.size() - (old == null ? 0 : old.size())));
        return object;
    }

    /** The object of a key as the transaction sees it, without an inline body's bytes; null when there is none. */
    static @Nullable StoredObject head(Transaction transaction, Bucket bucket, ObjectKey key) throws IOException {
        byte[] record = transaction.get(Keys.object(bucket.id(), key));
        return record == null ? null : ObjectCodec.head(key, record).object();
    }

    List<DeleteOutcome> delete(Bucket bucket, List<DeleteItem> items) throws StoreException, IOException {
        return catalog.<List<DeleteOutcome>, StoreException>commit(transaction -> {
            Usage.require(transaction, bucket);
            List<DeleteOutcome> outcomes = new ArrayList<>(items.size());
            for (DeleteItem item : items) {
                StoredObject old = head(transaction, bucket, item.key());
                StoreError refusal = Conditions.against(item.condition(), old);
                if (refusal != null) {
                    outcomes.add(new DeleteOutcome.Refused(item.key(), refusal));
                    continue;
                }
                if (old != null) {
                    remove(transaction, bucket, old);
                }
                outcomes.add(new DeleteOutcome.Done(item.key(), old != null));
            }
            return outcomes;
        });
    }

    /** In a commit: the object, which is there, is gone. */
    void remove(Transaction transaction, Bucket bucket, StoredObject object) throws StoreException, IOException {
        transaction.delete(Keys.object(bucket.id(), object.key()));
        if (object.body() instanceof ObjectBody.Inline) {
            transaction.delete(Keys.inline(bucket.id(), object.key()));
        }
        uses.end(transaction, object.body());
        BucketUsage usage = Usage.require(transaction, bucket);
        Usage.write(transaction, bucket.id(), new BucketUsage(usage.objects() - 1, usage.bytes() - object.size()));
    }

    StoredObject update(Bucket bucket, ObjectKey key, UnaryOperator<StoredObject> change)
            throws StoreException, IOException {
        return catalog.<StoredObject, StoreException>commit(transaction -> {
            Usage.require(transaction, bucket);
            byte[] record = transaction.get(Keys.object(bucket.id(), key));
            if (record == null) {
                throw new StoreException(new StoreError.NoSuchKey(key));
            }
            ObjectCodec.Head head = ObjectCodec.head(key, record);
            StoredObject old = ObjectCodec.whole(head, transaction.get(Keys.inline(bucket.id(), key)));
            StoredObject changed = change.apply(old);
            StoredObject stored = new StoredObject(
                    key,
                    old.size(),
                    old.lastModified(),
                    old.digests(),
                    old.multipart(),
                    changed.headers(),
                    changed.metadata(),
                    changed.acl(),
                    changed.ownerAccount(),
                    old.writtenIn(),
                    old.body(),
                    transaction.revision());
            transaction.put(Keys.object(bucket.id(), key), ObjectCodec.head(stored, head.bodyRevision()));
            return stored;
        });
    }
}
