package org.entrepot.store.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entrepot.store.BlobId;
import org.entrepot.store.BucketName;
import org.entrepot.store.CopySource;
import org.entrepot.store.ObjectBody;
import org.entrepot.store.ObjectKey;
import org.entrepot.store.Upload;
import org.entrepot.store.WriteCondition;
import org.entrepot.store.core.StoreCheck;
import org.entrepot.store.core.StoreRepair;
import org.entrepot.store.spi.BlobWriter;
import org.entrepot.store.verify.Depth;
import org.entrepot.store.verify.Finding;
import org.entrepot.store.verify.Owner;
import org.entrepot.store.verify.Progress;
import org.entrepot.store.verify.Summary;
import org.entrepot.store.verify.Watcher;
import org.entrepot.test.Property;
import org.junit.jupiter.api.Test;

/** A verification finds what is wrong, names whose it is, and finds nothing where nothing is wrong, also in mid-work. */
public abstract class VerificationContract extends MultipartContract {
    private static final int WRITERS = 4;
    private static final int CHANGES_PER_WRITER = 150;

    /** For subclasses. */
    protected VerificationContract() {}

    private record Result(Summary summary, List<Finding> findings) {}

    private Result verify(Depth depth) throws IOException {
        List<Finding> findings = new ArrayList<>();
        Summary summary = new StoreCheck(engines.catalog(), engines.blobs()).run(depth, new Watcher() {
            @Override
            public void found(Finding finding) {
                findings.add(finding);
            }

            @Override
            public void progress(Progress progress) {}
        });
        return new Result(summary, findings);
    }

    private void repair(List<Finding> findings) throws IOException {
        StoreRepair repair = new StoreRepair(engines.catalog(), clock);
        for (Finding finding : findings) {
            assertThat(repair.repair(finding)).as(finding.text()).isTrue();
        }
    }

    @Test
    void random_histories_leave_nothing_to_be_found_at_any_moment() {
        Property.holds(10, random -> {
            UploadModel model = new UploadModel(store, bucket);
            for (int step = random.nextInt(60); step > 0; step--) {
                model.change(random);
                if (random.nextInt(10) == 0) {
                    clock.pass(Duration.ofMinutes(random.nextInt(3)));
                    store.sweep();
                }
                if (random.nextInt(10) == 0) {
                    assertThat(verify(Depth.DIGESTS).findings()).isEmpty();
                }
            }
            assertThat(verify(Depth.DIGESTS).findings()).isEmpty();
            model.clear();
            sweepAll();
            Result empty = verify(Depth.DIGESTS);
            assertThat(empty.findings()).isEmpty();
            assertThat(empty.summary().blobs()).isZero();
        });
    }

    @Test
    void what_is_written_and_removed_meanwhile_is_no_fault() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String name = "writer" + i;
                SplittableRandom random = new SplittableRandom(i);
                writers.add(executor.submit(() -> {
                    UploadModel model = new UploadModel(
                            store,
                            store.createBucket(
                                    newBucket(name, store.identities().ensureAccount(ACCOUNT))));
                    for (int change = 0; change < CHANGES_PER_WRITER; change++) {
                        model.change(random);
                    }
                    return null;
                }));
            }
            Future<?> sweeper = executor.submit(() -> {
                while (writing.get()) {
                    clock.pass(Duration.ofMinutes(1));
                    store.sweep();
                }
                return null;
            });
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                assertThat(verify(Depth.DIGESTS).findings()).isEmpty();
            }
            writing.set(false);
            sweeper.get();
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(verify(Depth.DIGESTS).findings()).isEmpty();
    }

    @Test
    void a_missing_blob_is_told_with_every_object_that_has_bytes_in_it() throws Exception {
        put("other", large());
        put("plain", large());
        copy("plain", "copy");
        BlobId blob = (BlobId) ((ObjectBody.Segments) found("plain").body())
                .segments()
                .getFirst()
                .source();
        engines.blobs().delete(blob);

        Result result = verify(Depth.CHECKSUMS);

        assertThat(result.findings())
                .containsExactlyInAnyOrder(
                        new Finding.BytesMissing(owner("plain"), "blob " + blob.value()),
                        new Finding.BytesMissing(owner("copy"), "blob " + blob.value()));
        assertThat(result.findings()).noneMatch(Finding::isRepairable);
    }

    private void copy(String from, String to) throws Exception {
        store.copy(new CopySource(bucket, found(from)), bucket, newObject(to), new WriteCondition.Always(), NO_LIMIT);
    }

    private Owner owner(String key) throws IOException {
        return new Owner.OfObject(
                bucket.name().value(), new ObjectKey(key), found(key).revision());
    }

    @Test
    void a_missing_blob_of_one_part_is_told_with_the_object_and_not_with_its_neighbours() throws Exception {
        putParts("whole", 40_000, 40_000, 40_000);
        List<BlobId> parts = engines.blobs().walk(null, 10);
        putParts("sound", 40_000);
        Upload running = begin();
        part(running, 7, large());
        List<BlobId> all = new ArrayList<>(engines.blobs().walk(null, 10));
        all.removeAll(parts);

        engines.blobs().delete(parts.get(1));
        assertThat(verify(Depth.RECORDS).findings())
                .containsExactly(new Finding.BytesMissing(
                        owner("whole"), "blob " + parts.get(1).value()));

        for (BlobId blob : all) {
            engines.blobs().delete(blob);
        }
        assertThat(verify(Depth.RECORDS).findings())
                .hasSize(3)
                .anyMatch(finding -> finding instanceof Finding.BytesMissing missing
                        && missing.owner().equals(new Owner.OfPart(running.id(), 7)));
    }

    @Test
    void a_blob_that_nothing_knows_is_an_orphan_and_repaired_by_the_sweep() throws Exception {
        put("kept", large());
        BlobId orphan = new BlobId("00112233445566778899aabbccddeeff");
        try (BlobWriter writer = engines.blobs().create(orphan, 3)) {
            writer.write(new byte[] {1, 2, 3}, 0, 3);
            writer.seal();
        }

        Result result = verify(Depth.RECORDS);
        assertThat(result.findings()).containsExactly(new Finding.BlobOrphaned(orphan));

        repair(result.findings());
        assertThat(verify(Depth.RECORDS).findings()).isEmpty();
        sweepAll();
        assertThat(blobs()).isEqualTo(1);
        assertThat(read("kept")).isEqualTo(large());
    }

    @Test
    void a_summary_tells_what_was_looked_at() throws Exception {
        put("small", text("abc"));
        put("large", large());
        store.createBucket(newBucket("empty", store.identities().ensureAccount(ACCOUNT)));

        Summary summary = verify(Depth.CHECKSUMS).summary();

        assertThat(summary.objects()).isEqualTo(2);
        assertThat(summary.blobs()).isEqualTo(1);
        assertThat(summary.usesKnown()).isTrue();
        assertThat(store.usage(new BucketName("empty")).objects()).isZero();
    }
}
