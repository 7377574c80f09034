package org.entrepot.store.core;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;
import org.entrepot.store.BlobId;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.ManifestId;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.Segment;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.spi.Transaction;
import org.entrepot.store.verify.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Repairs what loses nothing, each finding in one commit that looks once more: a record that was changed since is left alone, and
 * a count is corrected by what it was wrong by, so that changes made meanwhile stay counted. Bytes are never deleted here; what is
 * left over is handed to the sweep.
 */
public final class StoreRepair {
    private final Catalog catalog;
    private final Clock clock;
    private final Chores chores;

    /** A repair of the store over this catalog. */
    public StoreRepair(Catalog catalog, Clock clock) {
        this.catalog = catalog;
        this.clock = clock;
        chores = new Chores(catalog, clock);
    }

    /**
     * Repairs a finding.
     *
     * @return false when it cannot be repaired, or is no longer as it was found
     */
    public boolean repair(Finding finding) throws IOException {
        return finding instanceof Finding.Disagreement wrong
                && catalog.<Boolean, IOException>commit(transaction -> repair(transaction, wrong));
    }

    private boolean repair(Transaction transaction, Finding.Disagreement wrong) throws IOException {
        return switch (wrong) {
            case Finding.BlobOrphaned(BlobId blob) -> queue(transaction, blob);
            case Finding.ManifestOrphaned(ManifestId manifest) -> release(transaction, manifest);
            case Finding.PartsOrphaned(String upload) -> {
                chores.add(
                        transaction,
                        new Chores.Chore.DropParts(UploadId.of(upload).orElseThrow(), new BitSet()),
                        Duration.ZERO);
                yield true;
            }
            case Finding.InlineOrphaned orphan -> dropInline(transaction, orphan);
            case Finding.UsesWrong(Segment.Source source, long recorded, long actual) ->
                correct(transaction, source, actual - recorded);
            case Finding.RemovalListed listed -> replace(transaction, listed.listKey(), listed.listValue(), null);
            case Finding.UsageWrong(String bucketId, BucketUsage recorded, BucketUsage actual) ->
                correct(transaction, bucketId, recorded, actual);
            case Finding.IndexWrong index -> replace(transaction, index.key(), index.seen(), index.right());
        };
    }

    private boolean queue(Transaction transaction, BlobId blob) throws IOException {
        if (transaction.get(Keys.garbage(blob)) != null) {
            return false;
        }
        transaction.put(Keys.garbage(blob), Garbage.record(clock.millis() + Garbage.REPLACED_KEPT.toMillis()));
        return true;
    }

    private boolean release(Transaction transaction, ManifestId manifest) throws IOException {
        if (transaction.get(Keys.manifest(manifest)) == null) {
            return false;
        }
        chores.add(transaction, new Chores.Chore.ReleaseManifest(manifest), Garbage.REPLACED_KEPT);
        return true;
    }

    private static boolean dropInline(Transaction transaction, Finding.InlineOrphaned orphan) throws IOException {
        byte[] record = transaction.get(Keys.object(orphan.bucketId(), orphan.key()));
        if (record != null && ObjectCodec.head(orphan.key(), record).object().body() instanceof ObjectBody.Inline) {
            return false;
        }
        transaction.delete(Keys.inline(orphan.bucketId(), orphan.key()));
        return true;
    }

    private boolean correct(Transaction transaction, Segment.Source source, long missing) throws IOException {
        byte[] record = transaction.get(Keys.uses(source));
        boolean isListed = source instanceof BlobId blob && transaction.get(Keys.garbage(blob)) != null;
        long uses = (record == null ? 1 : new RecordReader(record).number()) + missing;
        if (isListed || uses < 0) {
            return false;
        }
        if (uses > 0) {
            Uses.write(transaction, source, uses);
            return true;
        }
        transaction.delete(Keys.uses(source));
        return switch (source) {
            case BlobId blob -> queue(transaction, blob);
            case ManifestId manifest -> release(transaction, manifest);
        };
    }

    private static boolean correct(Transaction transaction, String bucketId, BucketUsage recorded, BucketUsage actual)
            throws IOException {
        byte[] record = transaction.get(Keys.usage(bucketId));
        if (record == null) {
            return false;
        }
        BucketUsage now = Usage.read(record);
        Usage.write(
                transaction,
                bucketId,
                new BucketUsage(
                        now.objects() + actual.objects() - recorded.objects(),
                        now.bytes() + actual.bytes() - recorded.bytes()));
        return true;
    }

    private static boolean replace(Transaction transaction, byte[] key, byte @Nullable [] seen, byte @Nullable [] right)
            throws IOException {
        if (!Arrays.equals(transaction.get(key), seen)) {
            return false;
        }
        if (right == null) {
            transaction.delete(key);
        } else {
            transaction.put(key, right);
        }
        return true;
    }
}
