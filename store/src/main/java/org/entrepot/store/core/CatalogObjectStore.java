package org.entrepot.store.core;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.entrepot.store.AccessKey;
import org.entrepot.store.BlobId;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketAddress;
import org.entrepot.store.BucketName;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.CopySource;
import org.entrepot.store.DeleteItem;
import org.entrepot.store.DeleteOutcome;
import org.entrepot.store.Identities;
import org.entrepot.store.ListPage;
import org.entrepot.store.ListQuery;
import org.entrepot.store.LookUp;
import org.entrepot.store.NewBucket;
import org.entrepot.store.NewObject;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectContent;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.ObjectPart;
import org.entrepot.store.ObjectStore;
import org.entrepot.store.PutBody;
import org.entrepot.store.RunningUploads;
import org.entrepot.store.SecretSealer;
import org.entrepot.store.Segment;
import org.entrepot.store.StoreError;
import org.entrepot.store.StoreException;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Uploads;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.spi.BlobStore;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Snapshot;
import org.entrepot.store.spi.Transaction;
import org.jspecify.annotations.Nullable;

/** The object store over any two engines. They stay the caller's to close. */
public final class CatalogObjectStore implements ObjectStore {
    private final HeldObjects held = new HeldObjects();
    private final Catalog catalog;
    private final BlobStore blobs;
    /** Had by the sweep while it deletes blobs, or by who wants none deleted. */
    private final Semaphore deleting = new Semaphore(1);

    private final Garbage garbage;
    private final Tidying tidying;
    private final Manifests manifests;
    private final AccessKeyRecords keys;
    private final BucketRecords buckets;
    private final ObjectRecords objects;
    private final CopyWork copies;
    private final Uploads uploads;
    private final Identities identities;

    /**
     * A store over these engines.
     *
     * @param engine written by nobody else: objects are held in memory
     * @param sealer keeps access key secrets unreadable in the catalog
     * @param clock gives last-modified and creation times
     */
    public CatalogObjectStore(Catalog engine, BlobStore blobs, SecretSealer sealer, Clock clock) {
        Catalog catalog = new WatchedCatalog(engine, held);
        SecureRandom random = new SecureRandom();
        IdentityRecords accounts = new IdentityRecords(catalog, random);
        this.catalog = catalog;
        this.blobs = blobs;
        SourceReaders readers = new SourceReaders();
        garbage = new Garbage(catalog, blobs, readers, clock);
        keys = new AccessKeyRecords(catalog, accounts, sealer, random, clock);
        Chores chores = new Chores(catalog, clock);
        Uses uses = new Uses(garbage, chores);
        BodyIntake intake = new BodyIntake(blobs, garbage);
        manifests = new Manifests(catalog, readers);
        tidying = new Tidying(catalog, chores, uses, readers);
        buckets = new BucketRecords(catalog, accounts, chores, random, clock);
        objects = new ObjectRecords(catalog, intake, garbage, uses, clock);
        UploadRecords running = new UploadRecords(catalog, chores, random, clock);
        PartRecords parts = new PartRecords(catalog, intake, garbage, uses, running, clock);
        copies = new CopyWork(catalog, blobs, manifests, uses, objects, running, parts);
        uploads = new CatalogUploads(catalog, running, parts, new CompleteWork(catalog, objects, running), copies);
        identities = new CatalogIdentities(accounts, keys);
    }

    @Override
    public LookUp lookUp(@Nullable String accessKeyId, @Nullable BucketAddress address, @Nullable ObjectKey key)
            throws IOException {
        Bucket bucket = address == null ? null : buckets.find(address);
        return new LookUp(
                accessKeyId == null ? null : keys.find(accessKeyId),
                bucket,
                bucket == null || key == null ? null : find(bucket, key));
    }

    @Override
    public @Nullable LookUp lookUpInMemory(
            @Nullable String accessKeyId, @Nullable BucketAddress address, @Nullable ObjectKey key) {
        AccessKey accessKey = accessKeyId == null ? null : keys.inMemory(accessKeyId);
        Bucket bucket = address == null ? null : buckets.inMemory(address);
        StoredObject object =
                bucket == null || key == null ? null : held.inMemory(new HeldObjects.Name(bucket.id(), key));
        boolean whole = (accessKey != null || accessKeyId == null)
                && (bucket != null || address == null)
                && (object != null || key == null);
        return whole ? new LookUp(accessKey, bucket, object) : null;
    }

    @Override
    public List<Bucket> buckets(String accountNumber) throws IOException {
        return buckets.ofAccount(accountNumber);
    }

    @Override
    public Bucket createBucket(NewBucket bucket) throws StoreException, IOException {
        return buckets.create(bucket);
    }

    @Override
    public void deleteBucket(BucketName name, RunningUploads running) throws StoreException, IOException {
        buckets.delete(name, running);
    }

    @Override
    public Bucket updateBucket(BucketName name, @Nullable Long ifRevision, UnaryOperator<Bucket> change)
            throws StoreException, IOException {
        return buckets.update(name, ifRevision, change);
    }

    @Override
    public long nextDocumentRevision() throws IOException {
        return catalog.<Long, IOException>commit(Transaction::revision);
    }

    @Override
    public BucketUsage usage(BucketName name) throws StoreException, IOException {
        Bucket bucket = buckets.find(new BucketAddress.ByName(name));
        byte[] record = bucket == null
                ? null
                : catalog.get(List.of(Keys.usage(bucket.id()))).getFirst();
        if (record == null) {
            throw new StoreException(new StoreError.NoSuchBucket(name));
        }
        return Usage.read(record);
    }

    @Override
    public StoredObject put(Bucket bucket, NewObject object, PutBody body, WriteCondition condition, long maxBytes)
            throws StoreException, IOException {
        return objects.put(bucket, object, body, condition, maxBytes);
    }

    @Override
    public StoredObject copy(
            CopySource source, Bucket bucket, NewObject object, WriteCondition condition, long maxBytes)
            throws StoreException, IOException {
        return copies.copy(source, bucket, object, condition, maxBytes);
    }

    @Override
    public StoredObject move(
            CopySource source, Bucket bucket, NewObject object, WriteCondition condition, long maxBytes)
            throws StoreException, IOException {
        return copies.move(source, bucket, object, condition, maxBytes);
    }

    @Override
    public List<DeleteOutcome> delete(Bucket bucket, List<DeleteItem> items) throws StoreException, IOException {
        return objects.delete(bucket, items);
    }

    @Override
    public StoredObject updateObject(Bucket bucket, ObjectKey key, UnaryOperator<StoredObject> change)
            throws StoreException, IOException {
        return objects.update(bucket, key, change);
    }

    @Override
    public @Nullable StoredObject find(Bucket bucket, ObjectKey key) throws IOException {
        return held.get(new HeldObjects.Name(bucket.id(), key), () -> objects.find(bucket, key));
    }

    @Override
    public ListPage list(Bucket bucket, ListQuery query) throws IOException {
        try (Snapshot snapshot = catalog.snapshot()) {
            return Listing.page(snapshot, bucket.id(), query);
        }
    }

    @Override
    public boolean isAtHand(StoredObject object) {
        return switch (object.body()) {
            case ObjectBody.Inline inline -> true;
            case ObjectBody.Segments(List<Segment> segments) ->
                segments.size() == 1 && segments.getFirst().source() instanceof BlobId blob && blobs.isAtHand(blob);
        };
    }

    @Override
    public ObjectContent open(StoredObject object, long offset, long length) throws IOException {
        return StoredContent.open(blobs, manifests, object, offset, length);
    }

    @Override
    public List<ObjectPart> parts(StoredObject object, int after, int limit) throws IOException {
        return manifests.parts(object, after, limit);
    }

    @Override
    public Uploads uploads() {
        return uploads;
    }

    @Override
    public Identities identities() {
        return identities;
    }

    /**
     * Deletes blobs that commits of this process left unused and whose time of grace is over, as far as they are remembered; the
     * rest is for {@link #sweep}. Costs nothing where there are none.
     *
     * @throws IOException when an engine fails
     */
    public void sweepLately() throws IOException {
        if (deleting.tryAcquire()) {
            try {
                garbage.sweepLately();
            } finally {
                deleting.release();
            }
        }
    }

    /**
     * Does what commits left to be done, then deletes the blobs that nothing uses and whose time of grace is over
     * ({@code design.md} section 8.2).
     *
     * @throws IOException when an engine fails; the rest is left for the next sweep
     */
    public void sweep() throws IOException {
        try {
            tidying.run();
        } finally {
            if (deleting.tryAcquire()) {
                try {
                    garbage.sweep();
                } finally {
                    deleting.release();
                }
            }
        }
    }

    /** Until it is closed, sweeps delete no blob: what any moment before that uses can be read to the end. */
    public KeptBlobs keepBlobs() {
        deleting.acquireUninterruptibly();
        return deleting::release;
    }

    /** Keeps blobs; closed once. */
    @FunctionalInterface
    public interface KeptBlobs extends AutoCloseable {
        @Override
        void close();
    }
}
