package org.entrepot.store.core;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.entrepot.access.identity.Account;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.NewBucket;
import org.entrepot.store.RunningUploads;
import org.entrepot.store.Safeguards;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredDocument;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** Buckets: one record each, found by name or by endpoint id, held in memory. */
final class BucketRecords {
    /** Buckets one account may have (S3's, {@code s3.md} section 6, and COS's default are lower or the same). */
    static final int PER_ACCOUNT_MAX = 1000;
    /** Letters and digits of a MediaStore endpoint id ({@code mediastore.md} section 2). */
    private static final int ENDPOINT_ID_LENGTH = 14;

    private final Catalog catalog;
    private final IdentityRecords identities;
    private final Chores chores;
    private final RandomGenerator random;
    private final Clock clock;
    private final Held<BucketAddress, Bucket> held;

    BucketRecords(Catalog catalog, IdentityRecords identities, Chores chores, RandomGenerator random, Clock clock) {
        this.catalog = catalog;
        this.identities = identities;
        this.chores = chores;
        this.random = random;
        this.clock = clock;
        held = new Held<>(catalog, this::load, Keys.BUCKET, Keys.ENDPOINT, Keys.ACCOUNT);
    }

    @Nullable
    Bucket find(BucketAddress address) throws IOException {
        return held.get(address);
    }

    @Nullable
    Bucket inMemory(BucketAddress address) {
        return held.inMemory(address);
    }

    private @Nullable Bucket load(BucketAddress address) throws IOException {
        String name = switch (address) {
            case BucketAddress.ByName(BucketName given) -> given.value();
            case BucketAddress.ByEndpoint(String label) -> {
                byte[] found =
                        catalog.get(List.of(Keys.named(Keys.ENDPOINT, label))).getFirst();
                yield found == null ? label : new RecordReader(found).text();
            }
        };
        byte[] record = catalog.get(List.of(Keys.named(Keys.BUCKET, name))).getFirst();
        return record == null ? null : BucketCodec.read(record, identities::knownAccount);
    }

    List<Bucket> ofAccount(String number) throws IOException {
        byte[] prefix = Keys.named(Keys.BUCKET_OF_ACCOUNT, number);
        List<Bucket> buckets = new ArrayList<>();
        try (Snapshot snapshot = catalog.snapshot();
                Snapshot.Cursor cursor = snapshot.scan(prefix, Keys.beyond(prefix), Snapshot.Direction.ASCENDING)) {
            while (cursor.next()) {
                byte[] record = snapshot.get(Keys.named(Keys.BUCKET, Keys.textAfter(prefix, cursor.key())));
                if (record == null) {
                    throw new IOException("the catalog lists a bucket of account " + number + " that is not there");
                }
                buckets.add(BucketCodec.read(record, identities::knownAccount));
            }
        }
        buckets.sort(Comparator.comparing(Bucket::name));
        return buckets;
    }

    Bucket create(NewBucket wanted) throws StoreException, IOException {
        return catalog.<Bucket, StoreException>commit(transaction -> create(transaction, wanted));
    }

    private Bucket create(Transaction transaction, NewBucket wanted) throws StoreException, IOException {
        byte[] key = Keys.named(Keys.BUCKET, wanted.name().value());
        byte[] taken = transaction.get(key);
        if (taken != null) {
            throw new StoreException(
                    new StoreError.BucketExists(BucketCodec.read(taken, number -> owner(transaction, number))));
        }
        String number = wanted.owner().number();
        Account owner = IdentityRecords.account(transaction, number);
        byte[] countKey = Keys.named(Keys.BUCKET_COUNT, number);
        long count = count(transaction, countKey);
        if (count >= PER_ACCOUNT_MAX) {
            throw new StoreException(new StoreError.TooManyBuckets(PER_ACCOUNT_MAX));
        }
        long revision = transaction.revision();
        byte[] policy = wanted.policy();
        Bucket bucket = new Bucket(
                wanted.name(),
                Keys.bucketId(revision),
                owner,
                clock.instant(),
                wanted.madeIn(),
                wanted.region(),
                freeEndpointId(transaction),
                wanted.acl(),
                null,
                policy == null
                        ? null
                        : new StoredDocument(wanted.madeIn(), policy, revision, wanted.changedBy(), clock.instant()),
                false,
                wanted.ownership(),
                wanted.tags(),
                Safeguards.NONE,
                revision);
        transaction.put(key, BucketCodec.write(bucket));
        transaction.put(
                Keys.named(Keys.ENDPOINT, bucket.endpointId()),
                new RecordWriter(0).text(bucket.name().value()).record());
        transaction.put(ofAccountKey(bucket), new RecordWriter(0).record());
        transaction.put(countKey, new RecordWriter(0).number(count + 1).record());
        Usage.write(transaction, bucket.id(), new BucketUsage(0, 0));
        return bucket;
    }

    private String freeEndpointId(Transaction transaction) throws IOException {
        String id;
        do {
            id = RandomText.of(random, RandomText.LOWER_CASE_AND_DIGITS, ENDPOINT_ID_LENGTH);
        } while (transaction.get(Keys.named(Keys.ENDPOINT, id)) != null
                || transaction.get(Keys.named(Keys.BUCKET, id)) != null);
        return id;
    }

    private static byte[] ofAccountKey(Bucket bucket) {
        return Keys.named(
                Keys.BUCKET_OF_ACCOUNT, bucket.owner().number(), bucket.name().value());
    }

    private static long count(Transaction transaction, byte[] countKey) throws IOException {
        byte[] record = transaction.get(countKey);
        return record == null ? 0 : new RecordReader(record).number();
    }

    private static Account owner(Transaction transaction, String number) throws IOException {
        try {
            return IdentityRecords.account(transaction, number);
        } catch (StoreException missing) {
            throw new IOException("the catalog lacks account " + number + ", which owns a bucket", missing);
        }
    }

    void delete(BucketName name, RunningUploads running) throws StoreException, IOException {
        catalog.<StoreException>change(transaction -> {
            Bucket bucket = require(transaction, name);
            boolean uploads = holds(transaction, bucket, Keys.UPLOAD);
            if (holds(transaction, bucket, Keys.OBJECT) || (uploads && running == RunningUploads.REFUSE)) {
                throw new StoreException(new StoreError.BucketNotEmpty(name));
            }
            if (uploads) {
                chores.add(transaction, new Chores.Chore.AbortUploads(bucket.id()), Duration.ZERO);
            }
            byte[] countKey = Keys.named(Keys.BUCKET_COUNT, bucket.owner().number());
            transaction.put(
                    countKey,
                    new RecordWriter(0).number(count(transaction, countKey) - 1).record());
            transaction.delete(ofAccountKey(bucket));
            transaction.delete(Keys.named(Keys.ENDPOINT, bucket.endpointId()));
            transaction.delete(Keys.usage(bucket.id()));
            transaction.delete(Keys.named(Keys.BUCKET, name.value()));
        });
    }

    private static boolean holds(Transaction transaction, Bucket bucket, byte kind) throws IOException {
        byte[] prefix = Keys.ofBucket(kind, bucket.id());
        return transaction.firstKey(prefix, Keys.beyond(prefix)) != null;
    }

    Bucket update(BucketName name, @Nullable Long ifRevision, UnaryOperator<Bucket> change)
            throws StoreException, IOException {
        return catalog.<Bucket, StoreException>commit(transaction -> {
            Bucket old = require(transaction, name);
            if (ifRevision != null && !carries(old, ifRevision)) {
                throw new StoreException(new StoreError.RevisionConflict(ifRevision, old.revision()));
            }
            Bucket changed = change.apply(old);
            Bucket stored = new Bucket(
                    old.name(),
                    old.id(),
                    old.owner(),
                    old.created(),
                    old.madeIn(),
                    old.region(),
                    old.endpointId(),
                    changed.acl(),
                    changed.cors(),
                    changed.policy(),
                    changed.policyRecoveryGivenUp(),
                    changed.ownership(),
                    changed.tags(),
                    changed.safeguards(),
                    transaction.revision());
            transaction.put(Keys.named(Keys.BUCKET, name.value()), BucketCodec.write(stored));
            return stored;
        });
    }

    private static boolean carries(Bucket bucket, long revision) {
        return bucket.revision() == revision
                || (bucket.cors() != null && bucket.cors().document().revision() == revision)
                || (bucket.policy() != null && bucket.policy().revision() == revision);
    }

    /** The bucket of this name as the transaction sees it. */
    private static Bucket require(Transaction transaction, BucketName name) throws StoreException, IOException {
        byte[] record = transaction.get(Keys.named(Keys.BUCKET, name.value()));
        if (record == null) {
            throw new StoreException(new StoreError.NoSuchBucket(name));
        }
        return BucketCodec.read(record, number -> owner(transaction, number));
    }
}
