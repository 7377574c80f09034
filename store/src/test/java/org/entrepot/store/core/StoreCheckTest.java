package org.entrepot.store.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entrepot.access.Dialect;
import org.entrepot.store.BlobId;
import org.entrepot.store.Bucket;
import org.entrepot.store.BucketName;
import org.entrepot.store.BucketUsage;
import org.entrepot.store.Completion;
import org.entrepot.store.CopySource;
import org.entrepot.store.DigestKind;
import org.entrepot.store.ManifestId;
import org.entrepot.store.NewBucket;
import org.entrepot.store.NewObject;
import org.entrepot.store.NewUpload;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.PutBody;
import org.entrepot.store.SecretSealer;
import org.entrepot.store.StoredObject;
import org.entrepot.store.Upload;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.memory.MemoryBlobStore;
import org.entrepot.store.memory.MemoryCatalog;
import org.entrepot.store.spi.Catalog;
import org.entrepot.store.verify.Depth;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Progress;
import org.entrepot.store.verify.Summary;
import org.entrepot.store.verify.Watcher;
import org.entrepot.test.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Records put out of order by hand, one way at a time. What has to do with blobs is in the contract of verification. */
class StoreCheckTest {
    private static final String ACCOUNT = "123456789012";
    private static final int LARGE = 50_000;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final MemoryCatalog catalog = new MemoryCatalog();
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final CatalogObjectStore store = new CatalogObjectStore(catalog, blobs, new Open(), clock);
    private final List<Finding> findings = new ArrayList<>();
    private Bucket bucket;

    private static final class Open implements SecretSealer {
        @Override
        public byte[] seal(byte[] clear, byte[] context) {
            return clear;
        }

        @Override
        public byte[] unseal(byte[] sealed, byte[] context) {
            return sealed;
        }
    }

    private record Bytes(InputStream input, long length) implements PutBody {
        Bytes(byte[] bytes) {
            this(new ByteArrayInputStream(bytes), bytes.length);
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

    @BeforeEach
    void makeBucket() throws Exception {
        bucket = store.createBucket(new NewBucket(
                new BucketName("bucket"),
                store.identities().ensureAccount(ACCOUNT),
                Dialect.S3,
                "us-east-1",
                null,
                null,
                null,
                "arn",
                Map.of()));
    }

    private static NewObject newObject(String key) {
        return new NewObject(new ObjectKey(key), Map.of(), Map.of(), null, ACCOUNT, Dialect.S3, Set.of(DigestKind.MD5));
    }

    private StoredObject put(String key, int size) throws Exception {
        return store.put(
                bucket, newObject(key), new Bytes(new byte[size]), new WriteCondition.Always(), Long.MAX_VALUE);
    }

    private StoredObject copy(StoredObject source, String key) throws Exception {
        return store.copy(
                new CopySource(bucket, source), bucket, newObject(key), new WriteCondition.Always(), Long.MAX_VALUE);
    }

    private StoredObject putParts(String key) throws Exception {
        Upload upload = store.uploads().begin(bucket, new NewUpload(newObject(key), "me", null));
        store.uploads().putPart(bucket, upload.key(), upload.id(), 1, new Bytes(new byte[LARGE]), Long.MAX_VALUE);
        return store.uploads()
                .complete(
                        bucket,
                        upload.key(),
                        upload.id(),
                        new Completion(
                                List.of(new Completion.Choice(1, null, Map.of())),
                                0,
                                new WriteCondition.Always(),
                                Long.MAX_VALUE,
                                null,
                                Map.of(),
                                null));
    }

    private static BlobId blob(StoredObject object) {
        return (BlobId)
                ((ObjectBody.Segments) object.body()).segments().getFirst().source();
    }

    private static ManifestId manifest(StoredObject object) {
        return (ManifestId)
                ((ObjectBody.Segments) object.body()).segments().getFirst().source();
    }

    private void change(Catalog.Change<RuntimeException> change) throws Exception {
        catalog.<RuntimeException>change(change);
    }

    private Summary verify() throws Exception {
        return verify(SourceTable.ENTRIES_MAX);
    }

    private Summary verify(int entriesMax) throws Exception {
        findings.clear();
        return new StoreCheck(catalog, blobs, entriesMax).run(Depth.DIGESTS, new Watcher() {
            @Override
            public void found(Finding finding) {
                findings.add(finding);
            }

            @Override
            public void progress(Progress progress) {
                assertThat(progress.done()).isNotNegative();
            }
        });
    }

    /** What was found is repaired, and nothing is left to be found. */
    private void repairs() throws Exception {
        assertThat(findings).isNotEmpty().allMatch(Finding::isRepairable);
        StoreRepair repair = new StoreRepair(catalog, clock);
        for (Finding finding : List.copyOf(findings)) {
            assertThat(repair.repair(finding)).as(finding.text()).isTrue();
        }
        verify();
        assertThat(findings).isEmpty();
    }

    private List<String> codes() {
        return findings.stream().map(Finding::code).toList();
    }

    @Test
    void a_damaged_record_is_told_and_keeps_leftovers_from_being_told() throws Exception {
        put("key", LARGE);
        byte[] key = Keys.object(bucket.id(), new ObjectKey("key"));
        byte[] record = catalog.get(List.of(key)).getFirst().clone();
        record[5] ^= 1;
        change(transaction -> transaction.put(key, record));

        Summary summary = verify();

        assertThat(codes()).containsOnlyOnce("record-damaged").doesNotContain("blob-orphaned");
        assertThat(findings.getFirst().text()).contains("`key`");
        assertThat(summary.usesKnown()).isFalse();
    }

    @Test
    void a_count_of_uses_that_is_too_low_is_told_and_repaired() throws Exception {
        StoredObject source = put("source", LARGE);
        copy(source, "one");
        copy(source, "other");
        change(transaction -> transaction.delete(Keys.uses(blob(source))));

        verify();
        assertThat(findings).containsExactly(new Finding.UsesWrong(blob(source), 1, 3));

        repairs();
        copy(source, "fourth");
        verify();
        assertThat(findings).isEmpty();
    }

    @Test
    void a_count_is_corrected_by_what_it_was_wrong_by() throws Exception {
        StoredObject source = put("source", LARGE);
        change(transaction -> Uses.write(transaction, blob(source), 5));
        verify();
        assertThat(findings).containsExactly(new Finding.UsesWrong(blob(source), 5, 1));

        copy(source, "copied-before-the-repair");
        repairs();
    }

    @Test
    void a_manifest_that_nothing_uses_is_told_and_cleared_away() throws Exception {
        StoredObject object = putParts("key");
        change(transaction -> {
            transaction.delete(Keys.object(bucket.id(), object.key()));
            Usage.write(transaction, bucket.id(), new BucketUsage(0, 0));
        });

        verify();
        assertThat(findings).containsExactly(new Finding.ManifestOrphaned(manifest(object)));

        repairs();
        clock.pass(java.time.Duration.ofDays(2));
        store.sweep();
        store.sweep();
        assertThat(blobs.walk(null, 1)).isEmpty();
    }

    @Test
    void a_manifest_without_one_of_its_pages_damages_its_object() throws Exception {
        StoredObject object = putParts("key");
        change(transaction -> transaction.delete(Keys.manifestPage(manifest(object), 0)));

        verify();

        assertThat(codes()).contains("bytes-damaged");
        assertThat(findings.stream().filter(finding -> finding instanceof Finding.BytesDamaged))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("`key` of bucket `bucket`"));
    }

    @Test
    void a_missing_manifest_is_told_with_its_object() throws Exception {
        StoredObject object = putParts("key");
        change(transaction -> transaction.delete(Keys.manifest(manifest(object))));

        verify();

        assertThat(codes()).contains("bytes-missing");
    }

    @Test
    void bytes_in_use_on_the_list_of_removal_are_taken_off_it() throws Exception {
        StoredObject object = put("key", LARGE);
        StoredObject parts = putParts("parts");
        byte[] due = new RecordWriter(0).number(clock.millis()).record();
        change(transaction -> {
            transaction.put(Keys.garbage(blob(object)), due);
            new Chores(catalog, clock)
                    .add(transaction, new Chores.Chore.ReleaseManifest(manifest(parts)), java.time.Duration.ofHours(1));
        });

        verify();
        assertThat(codes()).containsExactlyInAnyOrder("removal-listed", "removal-listed");

        repairs();
        clock.pass(java.time.Duration.ofDays(2));
        store.sweep();
        verify();
        assertThat(findings).isEmpty();
    }

    @Test
    void parts_of_no_upload_are_told_and_cleared_away() throws Exception {
        Upload upload = store.uploads().begin(bucket, new NewUpload(newObject("key"), "me", null));
        store.uploads().putPart(bucket, upload.key(), upload.id(), 1, new Bytes(new byte[LARGE]), Long.MAX_VALUE);
        UploadId id = UploadId.of(upload.id()).orElseThrow();
        change(transaction -> transaction.delete(Keys.upload(Keys.UPLOAD, bucket.id(), upload.key(), id)));

        verify();
        assertThat(findings).containsExactly(new Finding.PartsOrphaned(upload.id()));

        repairs();
        store.sweep();
        store.sweep();
        assertThat(blobs.walk(null, 1)).isEmpty();
    }

    @Test
    void bytes_beside_no_record_are_dropped_and_missing_ones_are_damage() throws Exception {
        put("key", 10);
        byte[] head = Keys.object(bucket.id(), new ObjectKey("key"));
        byte[] bytes = Keys.inline(bucket.id(), new ObjectKey("key"));
        byte[] record = catalog.get(List.of(head)).getFirst();
        byte[] inline = catalog.get(List.of(bytes)).getFirst();
        change(transaction -> transaction.delete(bytes));
        verify();
        assertThat(codes()).containsExactly("bytes-damaged");

        change(transaction -> {
            transaction.put(bytes, inline);
            transaction.delete(head);
            Usage.write(transaction, bucket.id(), new BucketUsage(0, 0));
        });
        assertThat(record).isNotEmpty();
        verify();
        assertThat(codes()).containsExactly("inline-orphaned");
        repairs();
    }

    @Test
    void a_wrong_usage_of_a_bucket_is_told_and_corrected() throws Exception {
        put("key", 10);
        change(transaction -> Usage.write(transaction, bucket.id(), new BucketUsage(7, 1)));

        verify();
        assertThat(findings)
                .containsExactly(new Finding.UsageWrong(bucket.id(), new BucketUsage(7, 1), new BucketUsage(1, 10)));

        put("another", 5);
        repairs();
        assertThat(store.usage(bucket.name())).isEqualTo(new BucketUsage(2, 15));
    }

    @Test
    void lists_and_aliases_are_made_good() throws Exception {
        store.identities().addKey(ACCOUNT, null);
        List<byte[]> lost = List.of(
                Keys.named(Keys.BUCKET_OF_ACCOUNT, ACCOUNT, "bucket"),
                Keys.named(Keys.ENDPOINT, bucket.endpointId()),
                Alias.canonicalId(bucket.owner().canonicalId()).key());
        change(transaction -> {
            lost.forEach(transaction::delete);
            transaction.put(
                    Keys.named(Keys.ENDPOINT, "nowhere"),
                    new RecordWriter(0).text("gone").record());
            transaction.put(
                    Keys.named(Keys.BUCKET_COUNT, ACCOUNT),
                    new RecordWriter(0).number(9).record());
        });

        verify();

        assertThat(codes()).hasSizeGreaterThanOrEqualTo(lost.size() + 2).containsOnly("index-wrong");
        while (!findings.isEmpty()) {
            StoreRepair repair = new StoreRepair(catalog, clock);
            for (Finding finding : List.copyOf(findings)) {
                repair.repair(finding);
            }
            verify();
        }
        assertThat(catalog.get(lost)).doesNotContainNull();
    }

    @Test
    void an_object_in_no_bucket_and_a_key_of_no_user_are_told() throws Exception {
        put("key", 10);
        var key = store.identities().addUser(ACCOUNT, "alice");
        change(transaction -> {
            transaction.delete(Keys.named(Keys.BUCKET, "bucket"));
            transaction.delete(Keys.named(Keys.USER, ACCOUNT, "alice"));
        });
        assertThat(key.id()).isNotEmpty();

        verify();

        assertThat(findings.stream().filter(finding -> finding instanceof Finding.ReferenceDangling))
                .hasSize(2);
    }

    @Test
    void a_record_of_an_unknown_kind_is_told() throws Exception {
        change(transaction -> transaction.put(new byte[] {'Z', 1}, new byte[] {1}));
        verify();
        assertThat(codes()).containsExactly("record-damaged");
    }

    @Test
    void range_by_range_finds_what_all_at_once_finds() throws Exception {
        for (int i = 0; i < 100; i++) {
            copy(put("key" + i, LARGE), "copy" + i);
        }
        StoredObject broken = put("broken", LARGE);
        change(transaction -> Uses.write(transaction, blob(broken), 4));
        Summary whole = verify();
        List<Finding> all = List.copyOf(findings);

        Summary inRanges = verify(16);

        assertThat(findings).isEqualTo(all).hasSize(1);
        assertThat(inRanges).isEqualTo(whole);
    }
}
